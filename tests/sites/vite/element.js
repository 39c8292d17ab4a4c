import "palette-ports"; // the element

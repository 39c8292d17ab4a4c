//! Pictures as rows of pixels: read, written, made smaller, and told apart.

use std::collections::BTreeMap;
use std::io::Cursor;

use png::{BitDepth, ColorType, Compression, Decoder, Encoder, Filter, Transformations};

/// How many pixels, across and down, one of a reduced picture stands for. Lines of text lie across:
/// what moves up or down shows in flat blocks.
pub const BLOCK: (usize, usize) = (16, 8);

/// Red, green and blue.
const CHANNELS: usize = 3;

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raster {
    /// Pixels in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// Red, green and blue of each, row by row.
    pixels: Vec<u8>,
}

impl Raster {
    /// Reads a PNG.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    pub fn read(png: &[u8]) -> Result<Self, String> {
        let mut decoder = Decoder::new(Cursor::new(png));
        decoder.set_transformations(Transformations::normalize_to_color8());
        let mut reader = decoder.read_info().map_err(|error| error.to_string())?;
        let size = reader.output_buffer_size().ok_or("it is too large")?;
        let mut pixels = vec![0; size];
        let frame = reader
            .next_frame(&mut pixels)
            .map_err(|error| error.to_string())?;
        pixels.truncate(frame.buffer_size());
        match frame.color_type {
            ColorType::Rgb => {}
            // A page has a background, so nothing is seen through.
            ColorType::Rgba => {
                pixels = pixels
                    .chunks_exact(4)
                    .flat_map(|pixel| [pixel[0], pixel[1], pixel[2]])
                    .collect();
            }
            other => return Err(format!("its colours are {other:?}")),
        }
        Ok(Self {
            width: frame.width as usize,
            height: frame.height as usize,
            pixels,
        })
    }

    /// Writes it as a PNG, in as few bytes as may be.
    pub fn small_png(&self) -> Vec<u8> {
        let filters = [Filter::NoFilter, Filter::Sub, Filter::Up, Filter::Adaptive];
        let written = filters.map(|filter| self.written(filter, Compression::High));
        written.into_iter().min_by_key(Vec::len).unwrap_or_default()
    }

    /// Writes it as a PNG, in little time.
    pub fn quick_png(&self) -> Vec<u8> {
        self.written(Filter::Up, Compression::Fastest)
    }

    /// Writes it as a PNG for readers, in a third of the bytes: a page has few colours, and with each
    /// channel rounded to what nobody sees they fit into a palette.
    pub fn png_for_readers(&self) -> Vec<u8> {
        let (palette, indices) = (1..=u8::MAX)
            .find_map(|step| self.indexed(step))
            .expect("two hundred colours are enough for something");
        let mut out = Vec::new();
        let mut encoder = Encoder::new(&mut out, self.width as u32, self.height as u32);
        encoder.set_color(ColorType::Indexed);
        encoder.set_depth(BitDepth::Eight);
        encoder.set_palette(palette);
        encoder.set_compression(Compression::High);
        encoder.set_filter(Filter::NoFilter);
        let mut writer = encoder.write_header().expect("a header in memory");
        writer.write_image_data(&indices).expect("pixels in memory");
        writer.finish().expect("an end in memory");
        out
    }

    /// A palette and the place of each pixel in it, if 256 colours do at this rounding.
    fn indexed(&self, step: u8) -> Option<(Vec<u8>, Vec<u8>)> {
        let mut places = BTreeMap::new();
        let mut palette = Vec::new();
        let mut indices = Vec::with_capacity(self.width * self.height);
        let mut last: (&[u8], u8) = (&[], 0);
        for pixel in self.pixels.chunks_exact(CHANNELS) {
            // Mostly it is the colour of the pixel before.
            if pixel != last.0 {
                let step = u16::from(step);
                let round = |value: &u8| {
                    let rounded = (u16::from(*value) + step / 2) / step * step;
                    u8::try_from(rounded).unwrap_or(u8::MAX)
                };
                let colour: Vec<u8> = pixel.iter().map(round).collect();
                let next = places.len();
                let place = *places.entry(colour).or_insert_with_key(|colour| {
                    palette.extend(colour);
                    next
                });
                last = (pixel, u8::try_from(place).ok()?);
            }
            indices.push(last.1);
        }
        Some((palette, indices))
    }

    fn written(&self, filter: Filter, compression: Compression) -> Vec<u8> {
        let mut out = Vec::new();
        let mut encoder = Encoder::new(&mut out, self.width as u32, self.height as u32);
        encoder.set_color(ColorType::Rgb);
        encoder.set_depth(BitDepth::Eight);
        encoder.set_compression(compression);
        encoder.set_filter(filter);
        let mut writer = encoder.write_header().expect("a header in memory");
        writer
            .write_image_data(&self.pixels)
            .expect("pixels in memory");
        writer.finish().expect("an end in memory");
        out
    }

    /// Its first rows.
    pub fn top(&self, height: usize) -> Self {
        let height = height.min(self.height);
        Self {
            width: self.width,
            height,
            pixels: self.pixels[..height * self.width * CHANNELS].to_vec(),
        }
    }

    /// One pixel for each block of this one: the mean of what is in it.
    pub fn reduced(&self) -> Self {
        let (across, down) = BLOCK;
        let row = self.width * CHANNELS;
        let mut pixels = Vec::new();
        for band in self.pixels.chunks(row * down) {
            let sums = sums(band, row);
            for block in sums.chunks(across * CHANNELS) {
                let count = band.len() / row * block.len() / CHANNELS;
                let mut means = [count / 2; CHANNELS];
                for pixel in block.chunks_exact(CHANNELS) {
                    for (mean, sum) in means.iter_mut().zip(pixel) {
                        *mean += usize::from(*sum);
                    }
                }
                pixels.extend(means.map(|sum| (sum / count) as u8));
            }
        }
        Self {
            width: self.width.div_ceil(across),
            height: self.height.div_ceil(down),
            pixels,
        }
    }

    /// The same in even shades: an eighth fewer bytes, and nobody sees the difference.
    pub fn in_even_shades(mut self) -> Self {
        for value in &mut self.pixels {
            *value &= !1;
        }
        self
    }

    /// The pixels in which this one and another differ by more than `tolerance` in red, green or blue,
    /// from top to bottom; those that only one of them has differ.
    pub fn differing(&self, other: &Self, tolerance: u8) -> Vec<(usize, usize)> {
        let (width, height) = (self.width.max(other.width), self.height.max(other.height));
        let mut found = Vec::new();
        for y in 0..height {
            // Mostly they are the same.
            if self.width == other.width && self.row(y).is_some() && self.row(y) == other.row(y) {
                continue;
            }
            for x in 0..width {
                let differs = match (self.pixel(x, y), other.pixel(x, y)) {
                    (Some(one), Some(two)) => one
                        .iter()
                        .zip(two)
                        .any(|(one, two)| one.abs_diff(*two) > tolerance),
                    _ => true,
                };
                if differs {
                    found.push((x, y));
                }
            }
        }
        found
    }

    /// The same with these blocks of it marked.
    pub fn marked(&self, blocks: &[(usize, usize)]) -> Self {
        let (across, down) = BLOCK;
        let mut marked = self.clone();
        for (x, y) in blocks {
            for y in (y * down..(y + 1) * down).take_while(|y| *y < self.height) {
                let end = ((x + 1) * across).min(self.width);
                let (start, end) = (x * across, end);
                let row = y * self.width;
                let there = (row + start) * CHANNELS..(row + end) * CHANNELS;
                for pixel in marked.pixels[there].chunks_exact_mut(CHANNELS) {
                    // Half of it is magenta: what is below can be read.
                    for (value, ink) in pixel.iter_mut().zip([255, 0, 255]) {
                        *value = u8::midpoint(*value, ink);
                    }
                }
            }
        }
        marked
    }

    fn row(&self, y: usize) -> Option<&[u8]> {
        let row = self.width * CHANNELS;
        self.pixels.get(y * row..(y + 1) * row)
    }

    fn pixel(&self, x: usize, y: usize) -> Option<&[u8]> {
        self.row(y)?.get(x * CHANNELS..(x + 1) * CHANNELS)
    }
}

/// The sums of each column of bytes, at most as many rows as a block has.
fn sums(band: &[u8], width: usize) -> Vec<u16> {
    let mut sums = vec![0; width];
    for row in band.chunks_exact(width) {
        for (sum, value) in sums.iter_mut().zip(row) {
            *sum += u16::from(*value);
        }
    }
    sums
}

// Mercator: latitude and longitude onto a flat picture, as map tiles use it.
export const TILE = 256; // [px]

// Place in the world square, 0 to 1 from the upper left corner.
export function world(latitude_deg, longitude_deg) {
  const sine = Math.sin((latitude_deg * Math.PI) / 180);
  return [longitude_deg / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}
// Fit points (null where hidden) into width and height [px]; returns {xs, ys, scale, left, top} with scale in px a world.
export function fit(points, width, height, margin) {
  const known = points.filter(Boolean);
  const [xs, ys] = [0, 1].map((i) => known.map((point) => point[i]));
  const [west, east, north, south] = [min(xs), max(xs), min(ys), max(ys)];
  const scale = Math.min((width - 2 * margin) / (east - west || 1e-6), (height - 2 * margin) / (south - north || 1e-6), TILE * 2 ** 19);
  const left = (west + east) / 2 - width / 2 / scale, top = (north + south) / 2 - height / 2 / scale;
  return {
    scale, left, top,
    xs: points.map((point) => (point ? (point[0] - left) * scale : null)),
    ys: points.map((point) => (point ? (point[1] - top) * scale : null)),
  };
}
// Meters that one pixel spans at a latitude.
export const meters = (scale, latitude_deg) => (40075016.7 * Math.cos((latitude_deg * Math.PI) / 180)) / scale;
const FINER = 2; // levels that a picture may be drawn finer than it needs: each takes four times as many tiles
// The tiles that cover the picture, of the nearest level there is: [{z, x, y, left, top, size}] in px; none where all are far too fine.
export function tiles({ scale, left, top }, width, height, { coarsest = 0, finest = 17 } = {}) {
  const fits = Math.round(Math.log2(scale / TILE)), z = Math.max(coarsest, Math.min(finest, fits));
  if (z > Math.max(0, fits) + FINER) return [];
  const count = 2 ** z, size = scale / count, found = [];
  for (let x = Math.floor(left * count); x / count < left + width / scale; x++) {
    for (let y = Math.max(0, Math.floor(top * count)); y < count && y / count < top + height / scale; y++) {
      found.push({ z, x: ((x % count) + count) % count, y, left: (x / count - left) * scale, top: (y / count - top) * scale, size });
    }
  }
  return found;
}
const min = (values) => values.reduce((a, b) => Math.min(a, b), Infinity);
const max = (values) => values.reduce((a, b) => Math.max(a, b), -Infinity);

import { endianness } from "node:os";

/** Samples of one sound, 16 bits each, at `SAMPLE_RATE`. */
export type Samples = Int16Array;

/** Samples in a second: enough for speech, half of what the recordings were made at. */
export const SAMPLE_RATE = 11_025;

const HEADER_BYTES = 44;
const SAMPLE_BYTES = 2;
const PCM = 1;
const MONO = 1;

/** The bytes of a WAV file: RIFF, linear PCM, one channel of 16 bits, little endian, header of 44 bytes. */
export function writeWav(samples: Samples, sampleRate = SAMPLE_RATE): Uint8Array {
  const file = Buffer.alloc(HEADER_BYTES + samples.length * SAMPLE_BYTES);
  file.write("RIFF", 0, "latin1");
  file.writeUInt32LE(file.length - 8, 4);
  file.write("WAVEfmt ", 8, "latin1");
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(PCM, 20);
  file.writeUInt16LE(MONO, 22);
  file.writeUInt32LE(sampleRate, 24);
  file.writeUInt32LE(sampleRate * SAMPLE_BYTES, 28);
  file.writeUInt16LE(SAMPLE_BYTES, 32);
  file.writeUInt16LE(SAMPLE_BYTES * 8, 34);
  file.write("data", 36, "latin1");
  file.writeUInt32LE(samples.length * SAMPLE_BYTES, 40);
  file.set(littleEndian(Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength)), HEADER_BYTES);
  return file;
}

/** The samples of a WAV file as `writeWav` writes it; throws on any other. A length that a streaming writer left open ends with the file. */
export function readWav(bytes: Uint8Array, sampleRate = SAMPLE_RATE): Samples {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isOurs =
    file.length >= HEADER_BYTES &&
    file.toString("latin1", 0, 4) === "RIFF" &&
    file.toString("latin1", 8, 16) === "WAVEfmt " &&
    file.readUInt16LE(20) === PCM &&
    file.readUInt16LE(22) === MONO &&
    file.readUInt32LE(24) === sampleRate &&
    file.readUInt16LE(34) === SAMPLE_BYTES * 8 &&
    file.toString("latin1", 36, 40) === "data";
  if (!isOurs) throw new Error(`not a WAV file of one channel, 16 bits and ${sampleRate} samples a second`);
  const length = Math.min(file.readUInt32LE(40), file.length - HEADER_BYTES);
  const samples = new Int16Array(Math.floor(length / SAMPLE_BYTES));
  Buffer.from(samples.buffer).set(littleEndian(file.subarray(HEADER_BYTES, HEADER_BYTES + samples.byteLength)));
  return samples;
}

/** The bytes of samples turned from this machine's order into a file's, or back. */
function littleEndian(bytes: Buffer): Buffer {
  return endianness() === "LE" ? bytes : Buffer.from(bytes).swap16();
}

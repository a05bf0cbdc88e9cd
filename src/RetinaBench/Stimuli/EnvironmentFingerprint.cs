using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace RetinaBench.Stimuli;

/// <summary>A SHA-256 that changes when an environment no longer makes the stimuli that it made.</summary>
/// <remarks>
/// The hash is over a header and one digest a point, in order. Header: UTF-8 lines, each ended by '\n', of format, name,
/// version, geometry, classes, and coordinates of every point (shortest round-trip decimals). Digest of a point: SHA-256,
/// for its stimulus 0, of the label (int32, little-endian) and every frame; a frame is a byte 1 and its pixels packed by
/// <see cref="FramePacker"/>, or, when a pixel is neither 0 nor 1, a byte 32 and its pixels as little-endian float32.
/// Only one frame for each thread is in memory at a time. Thread-safe, and the same for any number of threads.
/// </remarks>
public static class EnvironmentFingerprint
{
    private const string Format = "retinabench-environment-1";
    private const byte PackedFrame = 1, FloatFrame = 32;

    /// <summary>Computes the fingerprint.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="threads">The most threads at work, or -1 for as many as there are processors.</param>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string Compute(IStimulusEnvironment environment, int threads = -1)
    {
        ArgumentNullException.ThrowIfNull(environment);
        if (threads is 0 or < -1)
            throw new ArgumentOutOfRangeException(nameof(threads), threads, "threads are -1 or at least 1");
        byte[][] digests = new byte[environment.Points.Count][];
        Parallel.For(0, digests.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, point => digests[point] = DigestOf(environment.Create(point, 0)));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(Header(environment)));
        foreach (byte[] digest in digests)
            hash.AppendData(digest);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Computes the fingerprint and holds it against the stored one.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="expected">The stored fingerprint.</param>
    /// <param name="threads">The most threads at work, or -1 for as many as there are processors.</param>
    /// <exception cref="InputException">They differ.</exception>
    public static void Verify(IStimulusEnvironment environment, string expected, int threads = -1)
    {
        ArgumentNullException.ThrowIfNull(expected);
        string found = Compute(environment, threads);
        if (found != expected)
            throw new InputException(FormattableString.Invariant($"environment '{environment.Name}' version {environment.Version}: fingerprint is {found}, stored is '{expected}': its stimuli are not those of this version"));
    }

    private static string Header(IStimulusEnvironment environment)
    {
        var header = new StringBuilder();
        header.Append(Format).Append('\n');
        header.Append(CultureInfo.InvariantCulture, $"name {environment.Name}\n");
        header.Append(CultureInfo.InvariantCulture, $"version {environment.Version}\n");
        header.Append(CultureInfo.InvariantCulture, $"geometry {environment.Geometry}\n");
        header.Append(CultureInfo.InvariantCulture, $"classes {string.Join(' ', environment.Classes)}\n");
        foreach (EnvironmentPoint point in environment.Points)
        {
            header.Append("point");
            foreach ((string name, double value) in point.Coordinates)
                header.Append(CultureInfo.InvariantCulture, $" {name}={value:R}");
            header.Append('\n');
        }

        return header.ToString();
    }

    private static byte[] DigestOf(Stimulus stimulus)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] label = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(label, stimulus.Label);
        hash.AppendData(label);
        float[] frame = new float[stimulus.Geometry.PixelsPerFrame];
        byte[] packed = new byte[FramePacker.PackedLength(frame.Length)];
        for (int i = 0; i < stimulus.Geometry.Frames; i++)
        {
            stimulus.RenderFrame(i, frame);
            bool binary = FramePacker.TryPack(frame, packed);
            hash.AppendData([binary ? PackedFrame : FloatFrame]);
            hash.AppendData(binary ? packed : LittleEndian(frame));
        }

        return hash.GetHashAndReset();
    }

    private static ReadOnlySpan<byte> LittleEndian(float[] frame)
    {
        if (BitConverter.IsLittleEndian)
            return MemoryMarshal.AsBytes<float>(frame);
        byte[] bytes = new byte[frame.Length * sizeof(float)];
        for (int i = 0; i < frame.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), frame[i]);
        return bytes;
    }
}

using System.Text.Json.Serialization;

namespace RetinaBench.Experiments.Encoding.Recorded;

/// <summary>A file of recordings that cells of a run come from: two runs are on the same data where these are equal.</summary>
/// <param name="File">Name of the file, without its folder.</param>
/// <param name="Sha256">SHA-256 of its bytes in lower-case hex.</param>
/// <param name="Cells">Numbers of the cells in it that are used, from 0, rising.</param>
public sealed record RecordedSource(string File, string Sha256, IReadOnlyList<int> Cells)
{
    private const int ShownDigits = 12;

    /// <summary>All that tells it apart, on one line, for example <c>retina.mat 60b1...f3 cells 0, 3</c>.</summary>
    [JsonIgnore]
    public string Identity => FormattableString.Invariant($"{File} {Sha256} {(Cells.Count == 1 ? "cell" : "cells")} {string.Join(", ", Cells)}");

    /// <summary>For example <c>retina.mat (60b1..., cells 0, 3)</c>.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{File} ({Sha256[..Math.Min(ShownDigits, Sha256.Length)]}, {(Cells.Count == 1 ? "cell" : "cells")} {string.Join(", ", Cells)})");

    /// <inheritdoc/>
    public bool Equals(RecordedSource? other) => other is not null && File == other.File && Sha256 == other.Sha256 && Cells.SequenceEqual(other.Cells);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(File, Sha256, Cells.Count);
}

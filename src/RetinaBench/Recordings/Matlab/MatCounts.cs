namespace RetinaBench.Recordings.Matlab;

/// <summary>A MATLAB variable of counts: one array, or a cell array of such.</summary>
/// <param name="Shape">Length of each axis, at least two.</param>
/// <param name="Values">Counts with the first axis fastest; empty for a cell array.</param>
/// <param name="Elements">The arrays of a cell array; null for one array.</param>
internal sealed record MatCounts(IReadOnlyList<int> Shape, ushort[] Values, IReadOnlyList<MatCounts>? Elements)
{
    /// <summary>The counts of [cells, frames, trials], or of a cell array of [frames, trials], of which MATLAB leaves out a last axis of length 1.</summary>
    /// <param name="place">How messages name the variable.</param>
    /// <exception cref="InputException">The shape is another.</exception>
    public SpikeCounts ToSpikes(string place) => Elements is null ? OfArray(place) : OfCells(place, Elements);

    private SpikeCounts OfArray(string place)
    {
        if (Shape.Count is not (2 or 3) || Shape.Any(axis => axis == 0))
            throw new InputException($"{place}: has the shape [{string.Join(", ", Shape)}], expected is [cells, frames, trials], none of them 0");
        (int cells, int frames, int trials) = (Shape[0], Shape[1], Shape.Count == 3 ? Shape[2] : 1);
        var spikes = new SpikeCounts(cells, trials, frames);
        for (int trial = 0, at = 0; trial < trials; trial++)
        {
            for (int frame = 0; frame < frames; frame++)
            {
                for (int cell = 0; cell < cells; cell++)
                    spikes.TrySet(cell, trial, frame, Values[at++]);
            }
        }

        return spikes;
    }

    private static SpikeCounts OfCells(string place, IReadOnlyList<MatCounts> elements)
    {
        if (elements.Count == 0)
            throw new InputException($"{place}: is an empty cell array, expected is one array [frames, trials] a cell");
        int frames = elements[0].Shape[0], trials = elements[0].Shape[1];
        for (int cell = 0; cell < elements.Count; cell++)
        {
            IReadOnlyList<int> shape = elements[cell].Shape;
            if (elements[cell].Elements is not null || shape.Count != 2 || shape[0] != frames || shape[1] != trials || frames == 0 || trials == 0)
                throw new InputException($"{place}{{{cell + 1}}}: is {(elements[cell].Elements is null ? $"[{string.Join(", ", shape)}]" : "a cell array")}, expected is [frames, trials] of one shape for every cell, that of the first being [{frames}, {trials}], none of them 0");
        }

        if ((double)elements.Count * frames * trials > RecordingLimits.SpikeCounts)
            throw new InputException($"{place}: has {elements.Count} cells of [{frames}, {trials}], allowed are {RecordingLimits.SpikeCounts} counts in all");
        var spikes = new SpikeCounts(elements.Count, trials, frames);
        for (int cell = 0; cell < elements.Count; cell++)
        {
            for (int at = 0; at < elements[cell].Values.Length; at++)
                spikes.TrySet(cell, at / frames, at % frames, elements[cell].Values[at]);
        }

        return spikes;
    }
}

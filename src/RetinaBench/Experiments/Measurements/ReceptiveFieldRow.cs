namespace RetinaBench.Experiments.Measurements;

/// <summary>What white noise tells of one cell type.</summary>
/// <remarks>
/// A field is found where its largest magnitude is above the noise level, which is the larger of two: what chance reaches with the stated probability where responses
/// ignore the stimulus, shared among all values of all types (Bonferroni), and the largest value by which eight parts of the movies differ. What is not found is not
/// said to be absent: a cell may be silent, may respond to no first-order feature of the stimulus, or may need more movies.
/// </remarks>
/// <param name="Index">Number of the cell type.</param>
/// <param name="Minimum">The smallest response.</param>
/// <param name="Maximum">The largest response; equal to the smallest for a type that says nothing.</param>
/// <param name="Peak">The value of the average with the largest magnitude, in units of the response per contrast; 0 for a type that says nothing.</param>
/// <param name="NoiseLevel">The magnitude that it must exceed; 0 for a type that says nothing.</param>
/// <param name="Shape">The field in time and space, or null where none is found.</param>
public sealed record ReceptiveFieldRow(int Index, double Minimum, double Maximum, double Peak, double NoiseLevel, ReceptiveFieldShape? Shape);

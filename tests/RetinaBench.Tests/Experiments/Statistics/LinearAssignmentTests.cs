using RetinaBench.Experiments.Statistics;
using RetinaBench.Stimuli;

namespace RetinaBench.Tests.Experiments.Statistics;

public sealed class LinearAssignmentTests
{
    /// <summary>Rounding of sums of up to seven numbers of order 1.</summary>
    private const double Rounding = 1e-12;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 4)]
    [InlineData(3, 6)]
    [InlineData(6, 3)]
    [InlineData(7, 7)]
    [InlineData(1, 5)]
    public void Largest_RandomWeights_IsTheBestOfAllPermutations(int rows, int columns)
    {
        for (uint draw = 0; draw < 40; draw++)
        {
            var stream = new RandomStream(1, $"tests/assignment/{rows}/{columns}", draw);
            double[,] weights = new double[rows, columns];
            // Every second matrix has many ties.
            for (int i = 0; i < weights.Length; i++)
                weights[i / columns, i % columns] = draw % 2 == 0 ? stream.NextUniform(-1, 1) : stream.NextInt(3);
            int[] assigned = LinearAssignment.Largest(weights);
            Assert.Equal(Math.Min(rows, columns), assigned.Count(c => c >= 0));
            Assert.Equal(assigned.Count(c => c >= 0), assigned.Where(c => c >= 0).Distinct().Count());
            Assert.Equal(Best(weights, 0, 0), Enumerable.Range(0, rows).Sum(r => assigned[r] >= 0 ? weights[r, assigned[r]] : 0), Rounding);
        }
    }

    [Fact]
    public void Largest_KnownWeights_LeavesTheGreedyChoice()
    {
        Assert.Equal([1, 0], LinearAssignment.Largest(new double[,] { { 9, 8 }, { 8, 1 } }));
        Assert.Equal([-1, 0, -1], LinearAssignment.Largest(new double[,] { { 1 }, { 2 }, { 0 } }));
        Assert.Empty(LinearAssignment.Largest(new double[0, 3]));
        Assert.Throws<ArgumentException>(() => LinearAssignment.Largest(new[,] { { double.NaN } }));
    }

    // Each row takes each free column or, where there are more rows than columns, none.
    private static double Best(double[,] weights, int row, int taken)
    {
        int rows = weights.GetLength(0), columns = weights.GetLength(1);
        if (row == rows)
            return int.PopCount(taken) == Math.Min(rows, columns) ? 0 : double.NegativeInfinity;
        double best = rows > columns ? Best(weights, row + 1, taken) : double.NegativeInfinity;
        for (int column = 0; column < columns; column++)
        {
            if ((taken & (1 << column)) == 0)
                best = Math.Max(best, weights[row, column] + Best(weights, row + 1, taken | (1 << column)));
        }

        return best;
    }
}

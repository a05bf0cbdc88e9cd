using RetinaBench.Experiments;
using RetinaBench.Experiments.Statistics;

namespace RetinaBench.Baselines.Conformance;

/// <summary>Two accuracies on the same stimuli.</summary>
/// <param name="Stimuli">Number of stimuli that both were asked.</param>
/// <param name="Before">Right answers of the baseline.</param>
/// <param name="Lost">Stimuli that the baseline alone has right.</param>
/// <param name="Gained">Stimuli that the run alone has right.</param>
internal sealed record PairedAccuracy(int Stimuli, int Before, int Lost, int Gained)
{
    /// <summary>Right answers of the run.</summary>
    public int After => Before - Lost + Gained;

    /// <summary>Accuracy of the run minus that of the baseline.</summary>
    public double Difference => Stimuli == 0 ? 0 : (double)(Gained - Lost) / Stimuli;

    /// <summary>Probability of a difference at least as large if neither were better.</summary>
    public double PValue => McNemarTest.PValue(Lost, Gained);

    /// <summary>Pairs answers stimulus by stimulus; null where that cannot be done.</summary>
    /// <param name="before">The baseline.</param>
    /// <param name="after">The run.</param>
    /// <param name="stimuliPerPoint">The smaller number of stimuli that were shown at a point.</param>
    /// <remarks>Where one was shown more stimuli, the first ones of each point are the same: only these are paired.</remarks>
    public static PairedAccuracy? Of(AccuracySeries before, AccuracySeries after, int stimuliPerPoint)
    {
        if (before.Points.Count != after.Points.Count)
            return null;
        var sum = new PairedAccuracy(0, 0, 0, 0);
        foreach (((Proportion counted, string? answers), (Proportion countedAfter, string? answersAfter)) in before.Points.Zip(after.Points))
        {
            int common = Math.Min(counted.Trials, countedAfter.Trials);
            // Of several points pooled into one row of answers, the first answers are not the first of each point.
            bool isPooled = common > stimuliPerPoint && counted.Trials != countedAfter.Trials;
            if (answers is null || answersAfter is null || isPooled)
                return null;
            sum = sum.Plus(PackedAnswers.Unpack(answers, counted.Trials).AsSpan(0, common), PackedAnswers.Unpack(answersAfter, countedAfter.Trials).AsSpan(0, common));
        }

        return sum;
    }

    private PairedAccuracy Plus(ReadOnlySpan<bool> before, ReadOnlySpan<bool> after)
    {
        int right = 0, lost = 0, gained = 0;
        for (int i = 0; i < before.Length; i++)
        {
            right += before[i] ? 1 : 0;
            lost += before[i] && !after[i] ? 1 : 0;
            gained += after[i] && !before[i] ? 1 : 0;
        }

        return new(Stimuli + before.Length, Before + right, Lost + lost, Gained + gained);
    }
}

using RetinaBench.Models.EncodingModels;
using RetinaBench.Reference.Checkpoints;
using RetinaBench.Reference.Training;
using RetinaBench.Reference.Yan2020.Network;

namespace RetinaBench.Reference.Yan2020.Fitting;

/// <summary>Fits a network step by step and keeps the stage that did best on the frames held back.</summary>
/// <remarks>A stage is the running mean of what the steps went through (<see cref="StepAverage"/>), not where the last of them happened to end.</remarks>
/// <param name="layout">Where each parameter lies.</param>
/// <param name="recipe">How.</param>
/// <param name="core">Computes gradients and losses.</param>
/// <param name="fitted">Samples that are fitted, the first ones.</param>
/// <param name="heldBack">Samples behind them that stages are judged on; may be 0, and the last stage is taken.</param>
internal sealed class CnnFitter(CnnLayout layout, Yan2020Recipe recipe, CnnCore core, int fitted, int heldBack)
{
    private readonly Adam _adam = new(recipe.Adam, layout.Blocks.Where(block => block.NonNegative));
    private readonly WeightPenalties _penalties = new(layout, recipe);
    private readonly float[] _gradient = new float[layout.Count];
    private readonly float[] _first = new float[layout.Count];
    private readonly float[] _second = new float[layout.Count];

    /// <summary>Fits.</summary>
    /// <param name="parameters">Where the fit starts, which is stage 0 of one that goes on from another; receives the chosen stage.</param>
    /// <param name="cancellation">Ends the fit between two steps.</param>
    /// <returns>The stages at which it was judged.</returns>
    /// <exception cref="FitDivergedException">A value is not finite.</exception>
    public IReadOnlyList<FitStage> Run(Span<float> parameters, CancellationToken cancellation)
    {
        List<FitStage> course = [];
        var average = new StepAverage(parameters, recipe.AveragedSteps);
        float[] best = [.. parameters];
        int chosen = -1;
        for (int step = 0; step <= recipe.Iterations; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (step > 0)
            {
                Step(step, parameters);
                average.Add(step, parameters);
            }

            if (!IsJudged(step))
                continue;
            double loss = heldBack == 0 ? double.NaN : core.Loss(average.Values, fitted, heldBack);
            if (heldBack != 0)
                course.Add(new(step, loss, false));
            if (heldBack != 0 && chosen >= 0 && !(loss < course[chosen].ValidationLoss))
                continue;
            average.Values.CopyTo(best);
            chosen = course.Count - 1;
        }

        best.CopyTo(parameters);
        if (chosen >= 0)
            course[chosen] = course[chosen] with { Chosen = true };
        return course;
    }

    // Noise is no stage, what another fit left is one: without it a fit could end worse than it began.
    private bool IsJudged(int step) =>
        step == recipe.Iterations || (heldBack != 0 && (step > 0 || recipe.StartsAs is not null) && step % recipe.JudgeEvery == 0);

    /// <summary>Takes one step.</summary>
    /// <param name="step">Number of the step, from 1.</param>
    /// <param name="parameters">The network; changed.</param>
    /// <exception cref="FitDivergedException">A value is not finite.</exception>
    public void Step(int step, Span<float> parameters)
    {
        double loss = core.Run(parameters, (uint)step, _gradient) + _penalties.Add(parameters, _gradient);
        if (!double.IsFinite(loss))
            throw new FitDivergedException(FormattableString.Invariant($"yan2020: the fit diverged at step {step}: the loss is {loss}"));
        _adam.Step(step, _gradient, parameters, _first, _second, recipe.RateAt(step));
        int index = CheckpointTensor.FindNonFinite(parameters);
        if (index < 0)
            return;
        ParameterBlock block = layout.Blocks.First(b => index < b.End);
        throw new FitDivergedException(FormattableString.Invariant($"yan2020: the fit diverged at step {step}: {block.Name}[{index - block.Offset}] is {parameters[index]}"));
    }
}

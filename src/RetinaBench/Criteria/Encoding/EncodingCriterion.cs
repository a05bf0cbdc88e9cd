using RetinaBench.Experiments.Measurements;

namespace RetinaBench.Criteria.Encoding;

/// <summary>A criterion on fitted models. What a quick run does not find is undecided: a full one fits to more frames and takes more steps.</summary>
public abstract record EncodingCriterion : Criterion
{
    private const double Full = 1;

    /// <summary>Judges as if the fits were those of a full run.</summary>
    /// <param name="outcomes">Outcomes of the suite's experiments, all of them measured.</param>
    protected abstract Judgement JudgeFits(ExperimentOutcomes outcomes);

    /// <inheritdoc/>
    protected sealed override Judgement JudgeMeasured(ExperimentOutcomes outcomes)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        Judgement judgement = JudgeFits(outcomes);
        double scale = Experiments.Select(id => outcomes[id].Measurement).OfType<IScaledMeasurement>().Select(measurement => measurement.Scale).DefaultIfEmpty(Full).Min();
        return judgement.Verdict == Verdict.Failed && scale < Full
            ? judgement with { Verdict = Verdict.InsufficientData, Reason = Text.Of($"{judgement.Reason}; fitted with {Text.Number(scale)} of the frames and steps of a full run, which decides") }
            : judgement;
    }
}

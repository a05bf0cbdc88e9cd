using RetinaBench.Models.EncodingModels;

namespace RetinaBench.Models.Validation.Fits;

/// <summary>Fits the model to one cell and looks at what it says of the fit.</summary>
internal sealed class FitCheck : IModelCheck
{
    /// <inheritdoc/>
    public string Id => "fit";

    /// <inheritdoc/>
    public string Name => "the model can be fitted to a cell, in the unit of its recording";

    /// <inheritdoc/>
    public IReadOnlyList<string> Needs => ["card"];

    /// <inheritdoc/>
    public CheckVerdict Run(ValidationSubject subject)
    {
        EncodingTrial trial = subject.Trial;
        IFittedEncoding fitted = trial.Fitted;
        int recorded = trial.Recording.Movie.Geometry.Frames, unseen = trial.Unseen.Geometry.Frames;
        if (fitted.Lags < 1 || fitted.Lags > unseen)
            return CheckVerdict.Failed(FormattableString.Invariant($"predictions depend on {fitted.Lags} frames, expected 1 to {unseen}"));
        if (fitted.Unit != trial.Recording.Unit)
            return CheckVerdict.Failed($"predictions are in {fitted.Unit}, the recording is in {trial.Recording.Unit}");
        return FindCourseFault(fitted.Course) is { } fault
            ? CheckVerdict.Failed(fault)
            : CheckVerdict.Passed(FormattableString.Invariant($"fitted to {recorded} frames, {fitted.Lags} lags, {fitted.Course.Count} stages"));
    }

    /// <summary>What is wrong with the course of a fit, in words; null where nothing is.</summary>
    /// <param name="course">The stages.</param>
    internal static string? FindCourseFault(IReadOnlyList<FitStage>? course)
    {
        if (course is null)
            return "the course of the fit is null, expected a list";
        for (int i = 0; i < course.Count; i++)
        {
            if (!double.IsFinite(course[i].ValidationLoss))
                return FormattableString.Invariant($"stage {i} of the fit has the loss {course[i].ValidationLoss}, not a finite number");
            if (course[i].Iteration < 0 || (i > 0 && course[i].Iteration <= course[i - 1].Iteration))
                return FormattableString.Invariant($"stage {i} of the fit is at iteration {course[i].Iteration}, expected growing numbers from 0");
        }

        int chosen = course.Count(stage => stage.Chosen);
        return chosen == 1 || course.Count == 0 ? null : FormattableString.Invariant($"{chosen} stages of the fit are chosen, expected one");
    }
}

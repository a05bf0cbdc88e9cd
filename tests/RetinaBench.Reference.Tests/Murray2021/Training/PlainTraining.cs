using RetinaBench.Reference.Murray2021;

namespace RetinaBench.Reference.Tests.Murray2021.Training;

/// <summary>Loss and gradient of a network with dropout, written down plainly in double precision: the second computation that training is held to.</summary>
/// <remarks>Parameters lie in the order of the signal flow, weights before biases, which is the order of ParameterLayout.</remarks>
internal sealed class PlainTraining
{
    private readonly PlainSpace _bipolarSpace, _decision;
    private readonly PlainSpace? _amacrineSpace, _ganglionBipolarSpace, _ganglionAmacrineSpace;
    private readonly PlainTime _bipolarTime, _ganglionTime;
    private readonly PlainTime? _amacrineTime;

    public PlainTraining(Murray2021Architecture architecture)
    {
        Murray2021Architecture a = architecture;
        _bipolarSpace = new(a.Bipolar, a.BipolarTypes, 1, 0);
        Count = _bipolarSpace.Count;
        _bipolarTime = new(a.BipolarTypes, a.Taps, Count);
        Count += _bipolarTime.Count;
        if (a.HasAmacrine)
        {
            _amacrineSpace = new(a.Amacrine, a.AmacrineTypes, a.BipolarTypes, Count);
            Count += _amacrineSpace.Count;
            _amacrineTime = new(a.AmacrineTypes, a.Taps, Count);
            Count += _amacrineTime.Count;
        }

        if (a.GanglionBipolar is { } residual)
        {
            _ganglionBipolarSpace = new(residual, a.GanglionTypes, a.BipolarTypes, Count);
            Count += _ganglionBipolarSpace.Count;
        }

        if (a.HasAmacrine)
        {
            _ganglionAmacrineSpace = new(a.GanglionAmacrine, a.GanglionTypes, a.AmacrineTypes, Count);
            Count += _ganglionAmacrineSpace.Count;
        }

        _ganglionTime = new(a.GanglionTypes, a.Taps, Count);
        Count += _ganglionTime.Count;
        _decision = new(new(a.GanglionRows, a.GanglionColumns, 1), Murray2021Model.DecisionClasses.Count, a.GanglionTypes, Count);
        Count += _decision.Count;
    }

    /// <summary>Number of weights and biases.</summary>
    public int Count { get; }

    /// <summary>Passes a batch forward and, where a gradient is wanted, backward.</summary>
    /// <param name="batch">The stimuli.</param>
    /// <param name="parameters">Weights and biases, <see cref="Count"/> of them.</param>
    /// <param name="gradient">Receives the gradient of the mean loss, or is empty.</param>
    public PlainOutcome Run(IReadOnlyList<PlainStimulus> batch, ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        double loss = 0, bipolarShare = 0;
        int correct = 0;
        var active = new HashCode();
        gradient.Clear();
        foreach (PlainStimulus stimulus in batch)
        {
            PlainActivity activity = Forward(stimulus, parameters);
            int last = activity.Decision.Frames - 1;
            double left = activity.Decision[0, last, 0, 0], right = activity.Decision[1, last, 0, 0];
            // log(1 + e^x) with x the margin by which the wrong class leads: both signs of x without overflow.
            double lead = stimulus.Label == 1 ? left - right : right - left;
            loss += (Math.Max(lead, 0) + Math.Log(1 + Math.Exp(-Math.Abs(lead)))) / batch.Count;
            correct += (right > left ? 1 : 0) == stimulus.Label ? 1 : 0;
            activity.AddActiveTo(ref active);
            bipolarShare += activity.Bipolar.Values.Average(value => value != 0 ? 1.0 : 0) / batch.Count;
            if (!gradient.IsEmpty)
            {
                double wrong = 1 / (1 + Math.Exp(-lead)) / batch.Count;
                PlainMap slopes = activity.Decision.Select(_ => 0);
                slopes[stimulus.Label, last, 0, 0] = -wrong;
                slopes[1 - stimulus.Label, last, 0, 0] = wrong;
                Backward(stimulus, activity, slopes, parameters, gradient);
            }
        }

        return new(loss, correct, active.ToHashCode(), bipolarShare);
    }

    private PlainActivity Forward(PlainStimulus stimulus, ReadOnlySpan<double> parameters)
    {
        PlainDropout drop = stimulus.Dropout;
        PlainMap bipolarSpace = _bipolarSpace.Forward(stimulus.Movie, parameters).Times(drop.BipolarSpace);
        PlainMap bipolarTime = _bipolarTime.Forward(bipolarSpace, parameters).Times(drop.BipolarTime);
        PlainMap bipolar = Rectify(bipolarTime, 1);
        PlainMap? ganglionSpace = _ganglionBipolarSpace?.Forward(bipolar, parameters).Times(drop.GanglionBipolarSpace);
        PlainMap? amacrineSpace = null, amacrineTime = null, amacrine = null;
        if (_amacrineSpace is not null)
        {
            amacrineSpace = _amacrineSpace.Forward(bipolar, parameters).Times(drop.AmacrineSpace);
            amacrineTime = _amacrineTime!.Forward(amacrineSpace, parameters).Times(drop.AmacrineTime);
            amacrine = Rectify(amacrineTime, -1);
            PlainMap lateral = _ganglionAmacrineSpace!.Forward(amacrine, parameters).Times(drop.GanglionAmacrineSpace);
            ganglionSpace = ganglionSpace?.Plus(lateral) ?? lateral;
        }

        PlainMap ganglionTime = _ganglionTime.Forward(ganglionSpace!, parameters).Times(drop.GanglionTime);
        PlainMap ganglion = Rectify(ganglionTime, 1);
        PlainMap decision = _decision.Forward(ganglion, parameters).Times(drop.Decision);
        return new(bipolarSpace, bipolarTime, bipolar, amacrineSpace, amacrineTime, amacrine, ganglionSpace!, ganglionTime, ganglion, decision);
    }

    private void Backward(PlainStimulus stimulus, PlainActivity activity, PlainMap slopes, ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        PlainDropout drop = stimulus.Dropout;
        PlainMap ganglion = _decision.Backward(activity.Ganglion, slopes.Times(drop.Decision), parameters, gradient);
        ganglion = Rectified(ganglion, activity.GanglionTime, 1).Times(drop.GanglionTime);
        ganglion = _ganglionTime.Backward(activity.GanglionSpace, ganglion, parameters, gradient);
        PlainMap? bipolar = _ganglionBipolarSpace?.Backward(activity.Bipolar, ganglion.Times(drop.GanglionBipolarSpace), parameters, gradient);
        if (_amacrineSpace is not null)
        {
            PlainMap amacrine = _ganglionAmacrineSpace!.Backward(activity.Amacrine!, ganglion.Times(drop.GanglionAmacrineSpace), parameters, gradient);
            amacrine = Rectified(amacrine, activity.AmacrineTime!, -1).Times(drop.AmacrineTime);
            amacrine = _amacrineTime!.Backward(activity.AmacrineSpace!, amacrine, parameters, gradient).Times(drop.AmacrineSpace);
            PlainMap lateral = _amacrineSpace.Backward(activity.Bipolar, amacrine, parameters, gradient);
            bipolar = bipolar?.Plus(lateral) ?? lateral;
        }

        bipolar = Rectified(bipolar!, activity.BipolarTime, 1).Times(drop.BipolarTime);
        bipolar = _bipolarTime.Backward(activity.BipolarSpace, bipolar, parameters, gradient).Times(drop.BipolarSpace);
        _bipolarSpace.Backward(stimulus.Movie, bipolar, parameters, gradient);
    }

    private static PlainMap Rectify(PlainMap map, double sign) => map.Select(i => map.Values[i] > 0 ? sign * map.Values[i] : 0);

    private static PlainMap Rectified(PlainMap slopes, PlainMap input, double sign) => slopes.Select(i => input.Values[i] > 0 ? sign * slopes.Values[i] : 0);
}

using RetinaBench.Models;

namespace RetinaBench.Reference.Controls.Oracle;

/// <summary>What follows the bipolar cells, under one lesion at a time: amacrine cells, ganglion cells and the decision.</summary>
/// <remarks>Holds the responses of the last <see cref="Run"/>: for one thread.</remarks>
internal sealed class CorrelatorCircuit
{
    private readonly ModelCard _card;
    private readonly ResponseMap _bipolarMap;
    private readonly ResponseMap _amacrineMap;
    private readonly ResponseMap _ganglionMap;
    private readonly ResponseMap _decisionMap;
    private readonly float[][] _drive;

    private bool[] _keptAmacrine = [];
    private bool _rightKept;
    private bool _leftKept;
    private double _right;
    private double _left;

    /// <summary>Makes the circuit's memory.</summary>
    /// <param name="card">The model's card.</param>
    public CorrelatorCircuit(ModelCard card)
    {
        _card = card;
        _bipolarMap = Map(CorrelatorCard.Bipolar);
        _amacrineMap = Map(CorrelatorCard.Amacrine);
        _ganglionMap = Map(CorrelatorCard.Ganglion);
        _decisionMap = Map(CorrelatorCard.Decision);
        _drive = new float[card.Geometry.Frames][];
    }

    /// <summary>The responses of a layer in the last run, [cell types, frames, rows, columns].</summary>
    /// <param name="layer">Name of the layer.</param>
    public ReadOnlySpan<float> this[string layer] => MapOf(layer).Values;

    /// <summary>Computes the layers that are asked.</summary>
    /// <param name="bipolar">The bipolar cells' unlesioned responses, one entry a frame.</param>
    /// <param name="lesion">What is lesioned.</param>
    /// <param name="requests">What is asked: maps of other layers are not kept, which is most of the cost.</param>
    public void Run(BipolarFrame[] bipolar, Lesion lesion, IReadOnlyList<ResponseRequest> requests)
    {
        bool[] keptBipolar = Kept(lesion, CorrelatorCard.Bipolar);
        bool[] keptGanglion = Kept(lesion, CorrelatorCard.Ganglion);
        _keptAmacrine = Kept(lesion, CorrelatorCard.Amacrine);
        _rightKept = keptGanglion[CorrelatorWiring.RightGanglion];
        _leftKept = keptGanglion[CorrelatorWiring.LeftGanglion];
        _bipolarMap.Begin(Asks(requests, CorrelatorCard.Bipolar));
        _amacrineMap.Begin(Asks(requests, CorrelatorCard.Amacrine));
        _ganglionMap.Begin(Asks(requests, CorrelatorCard.Ganglion));
        _right = _left = 0;
        for (int frame = 0; frame < bipolar.Length; frame++)
        {
            _drive[frame] = Drive(frame, bipolar[frame], keptBipolar);
            Inhibit(frame, bipolar);

            // The decision sums the ganglion cells over space and over the past.
            _decisionMap.Set(CorrelatorCard.LeftClass, frame, _left);
            _decisionMap.Set(CorrelatorCard.RightClass, frame, _right);
        }
    }

    // The weighted sum of the bipolar types at each cell: what amacrine and ganglion cells are excited by.
    private float[] Drive(int frame, BipolarFrame bipolar, bool[] kept)
    {
        ReadOnlySpan<DotCenter> cells = bipolar.Cells.Centers;
        ReadOnlySpan<float> weights = CorrelatorWiring.BipolarWeights;
        float[] drive = new float[cells.Length];
        for (int cell = 0; cell < drive.Length; cell++)
        {
            for (int step = 0; step < weights.Length; step++)
            {
                float activity = bipolar.Activity[(cell * weights.Length) + step];
                int type = CorrelatorWiring.Bipolar(cells[cell].Row, step);
                if (activity == 0 || !kept[type])
                    continue;
                _bipolarMap.Add(type, frame, cells[cell], activity);
                drive[cell] += weights[step] * activity;
            }
        }

        return drive;
    }

    // An amacrine cell is a correlator: -min(drive now, gain x greatest drive on the side that it looks to, two frames ago).
    // Ganglion cells are excited by the drive and inhibited by the amacrine cells of the direction they do not prefer.
    private void Inhibit(int frame, BipolarFrame[] bipolar)
    {
        const int Reach = CorrelatorWiring.AmacrineReach;
        int earlier = frame - CorrelatorWiring.AmacrineDelay;
        ReadOnlySpan<DotCenter> cells = bipolar[frame].Cells.Centers;
        for (int i = 0; i < cells.Length; i++)
        {
            DotCenter cell = cells[i];
            float drive = _drive[frame][i], rightwards = 0, leftwards = 0;
            if (earlier >= 0)
            {
                CenterFrame before = bipolar[earlier].Cells;
                rightwards = Correlate(drive, earlier, before.Within(cell.Row, cell.Column - Reach, cell.Column - 1));
                leftwards = Correlate(drive, earlier, before.Within(cell.Row, cell.Column + 1, cell.Column + Reach));
            }

            float againstLeft = Amacrine(CorrelatorWiring.RightAmacrine(cell.Row), frame, cell, rightwards);
            float againstRight = Amacrine(CorrelatorWiring.LeftAmacrine(cell.Row), frame, cell, leftwards);
            if (_rightKept)
                _right += Ganglion(CorrelatorWiring.RightGanglion, frame, cell, drive + againstRight);
            if (_leftKept)
                _left += Ganglion(CorrelatorWiring.LeftGanglion, frame, cell, drive + againstLeft);
        }
    }

    private float Correlate(float drive, int earlier, (int Start, int End) cells)
    {
        float delayed = 0;
        for (int i = cells.Start; i < cells.End; i++)
            delayed = Math.Max(delayed, _drive[earlier][i]);
        return Math.Min(drive, CorrelatorWiring.AmacrineGain * delayed);
    }

    private float Amacrine(int type, int frame, DotCenter cell, float correlation)
    {
        if (correlation == 0 || !_keptAmacrine[type])
            return 0;
        _amacrineMap.Add(type, frame, cell, -correlation);
        return -correlation;
    }

    private float Ganglion(int type, int frame, DotCenter cell, float input)
    {
        float response = Math.Max(0, input);
        _ganglionMap.Add(type, frame, cell, response);
        return response;
    }

    private bool[] Kept(Lesion lesion, string layer) => lesion.KeptTypes(_card.FindLayer(layer)!);

    private static bool Asks(IReadOnlyList<ResponseRequest> requests, string layer) => requests.Any(r => r.Layer == layer);

    private ResponseMap Map(string layer) => new(_card.FindLayer(layer)!, _card.Geometry.Rows, _card.Geometry.Columns);

    private ResponseMap MapOf(string layer) => layer switch
    {
        CorrelatorCard.Bipolar => _bipolarMap,
        CorrelatorCard.Amacrine => _amacrineMap,
        CorrelatorCard.Ganglion => _ganglionMap,
        CorrelatorCard.Decision => _decisionMap,
        _ => throw new ArgumentOutOfRangeException(nameof(layer), layer, "not a layer of the circuit"),
    };
}

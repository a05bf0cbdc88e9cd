using RetinaBench.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace RetinaBench.Torch.Responses;

/// <summary>Differentiates objectives on a device, by autograd.</summary>
internal static class DeviceObjective
{
    /// <summary>The response of a layer to one movie, lesion applied.</summary>
    /// <param name="layer">Name of the layer.</param>
    /// <param name="lastFrame">Whether the last frame is enough; more of them may come.</param>
    /// <returns>[1, types, frames, positions].</returns>
    public delegate Tensor LayerResponse(string layer, bool lastFrame);

    /// <summary>The value of an objective for one movie, and its derivative with respect to every pixel.</summary>
    /// <param name="card">The model.</param>
    /// <param name="movie">[frames, rows, columns].</param>
    /// <param name="objective">What is differentiated; checked against the card.</param>
    /// <param name="respond">Responds to a movie, [1, frames, rows, columns].</param>
    /// <param name="device">Where is computed.</param>
    /// <param name="gradient">Receives the derivative, [frames, rows, columns].</param>
    public static double Differentiate(
        ModelCard card, ReadOnlySpan<float> movie, ResponseObjective objective, Func<Tensor, LayerResponse> respond, Device device, Span<float> gradient)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor shown = tensor(movie.ToArray(), [1, card.Geometry.Frames, card.Geometry.Rows, card.Geometry.Columns], device: device, requires_grad: true);
        Tensor value = Evaluate(card, objective, respond(shown), device);
        value.backward();
        if (shown.grad is { } slope)
            slope.cpu().data<float>().CopyTo(gradient);
        else
            gradient.Clear();
        return value.item<double>();
    }

    private static Tensor Evaluate(ModelCard card, ResponseObjective objective, LayerResponse responses, Device device)
    {
        Tensor? sum = null;
        foreach (IGrouping<ResponseRequest, ObjectiveTerm> terms in objective.Terms.GroupBy(t => new ResponseRequest(t.Type.Layer, t.Reduction)))
        {
            LayerCard layer = card.FindLayer(terms.Key.Layer)!;
            int size = terms.Key.Size(layer), perType = size / layer.CellTypes;
            double[] weights = new double[size];
            foreach (ObjectiveTerm term in terms)
                weights[(term.Type.Index * perType) + term.Index] += term.Weight;
            Tensor traces = responses(layer.Name, terms.Key.Reduction == Reduction.LastFrame);
            Tensor values = DeviceReducer.Reduce(traces, terms.Key.Reduction).reshape(size).to(ScalarType.Float64);
            Tensor part = (values * tensor(weights, [size], device: device)).sum();
            sum = sum is null ? part : sum + part;
        }

        return sum!;
    }
}

namespace RetinaBench.Models.Processes;

/// <summary>The headers that the harness sends; docs/process-protocol.md explains every member.</summary>
internal static partial class Requests
{
    /// <summary>Opens the conversation.</summary>
    /// <param name="Type"><c>hello</c>.</param>
    /// <param name="Protocols">The versions of the protocol that the harness speaks.</param>
    /// <param name="Harness">Name and version of the harness, for messages.</param>
    public sealed record Hello(string Type, IReadOnlyList<int> Protocols, string Harness);

    /// <summary>Asks for responses.</summary>
    /// <param name="Type"><c>respond</c>.</param>
    /// <param name="Id">Number of the request, which the answer repeats.</param>
    /// <param name="Stimuli">Number of stimuli.</param>
    /// <param name="Form">How they are given.</param>
    /// <param name="Conditions">What is asked of each.</param>
    /// <param name="Tensors">The stimuli.</param>
    public sealed record Respond(string Type, long Id, int Stimuli, StimulusForm Form, IReadOnlyList<Condition> Conditions, IReadOnlyList<TensorHeader> Tensors);

    /// <summary>Lesioned cell types, and the responses wanted under the lesion.</summary>
    /// <param name="Lesion">Numbers of the lesioned types by layer; empty for the intact model.</param>
    /// <param name="Requests">The wanted responses.</param>
    public sealed record Condition(IReadOnlyDictionary<string, int[]> Lesion, IReadOnlyList<ResponseRequest> Requests);

    /// <summary>Asks for a gradient with respect to the movie.</summary>
    /// <param name="Type"><c>differentiate</c>.</param>
    /// <param name="Id">Number of the request, which the answer repeats.</param>
    /// <param name="Lesion">Numbers of the lesioned types by layer.</param>
    /// <param name="Terms">What is summed.</param>
    /// <param name="Tensors">The movie; none where it lies in memory.</param>
    /// <param name="Memory">The file in which the movie lies and behind it the gradient is wanted; null where both travel through the pipe.</param>
    public sealed record Differentiate(
        string Type, long Id, IReadOnlyDictionary<string, int[]> Lesion, IReadOnlyList<Term> Terms, IReadOnlyList<TensorHeader> Tensors, string? Memory);

    /// <summary>One weighted value of a response: an <see cref="ObjectiveTerm"/>.</summary>
    /// <param name="Layer">Name of the layer.</param>
    /// <param name="CellType">Number of the type within the layer.</param>
    /// <param name="Reduction">A linear reduction.</param>
    /// <param name="Index">Which value of that type's reduced response.</param>
    /// <param name="Weight">Its factor.</param>
    public sealed record Term(string Layer, int CellType, Reduction Reduction, int Index, double Weight);

    /// <summary>Asks for the kernels.</summary>
    /// <param name="Type"><c>kernels</c>.</param>
    /// <param name="Id">Number of the request, which the answer repeats.</param>
    public sealed record Kernels(string Type, long Id);

    /// <summary>Ends the conversation; there is no answer.</summary>
    /// <param name="Type"><c>goodbye</c>.</param>
    public sealed record Goodbye(string Type);

    /// <summary>A lesion as requests say it.</summary>
    /// <param name="lesion">The lesion.</param>
    public static IReadOnlyDictionary<string, int[]> Lesioned(Lesion lesion) =>
        lesion.CellTypes.GroupBy(t => t.Layer, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Select(t => t.Index).ToArray(), StringComparer.Ordinal);
}

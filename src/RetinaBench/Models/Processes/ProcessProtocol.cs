using System.Text.Json;
using System.Text.Json.Serialization;
using RetinaBench.Json;

namespace RetinaBench.Models.Processes;

/// <summary>Versions, limits and the text form of the protocol that docs/process-protocol.md describes.</summary>
internal static class ProcessProtocol
{
    /// <summary>The version that brought models that are fitted to cells.</summary>
    public const int FitVersion = 2;

    /// <summary>The version from which on a request may come before the last one is answered.</summary>
    public const int AheadVersion = 2;

    /// <summary>The version that brought memory that both sides map.</summary>
    public const int MemoryVersion = 2;

    /// <summary>The versions that this harness speaks.</summary>
    public static readonly int[] Versions = [1, FitVersion];

    /// <summary>Version of the harness, for messages.</summary>
    public static string HarnessVersion { get; } = typeof(ProcessProtocol).Assembly.GetName().Version!.ToString(3);

    /// <summary>The longest header line: a hundred times what the largest query of a suite needs.</summary>
    public const int MaximumHeaderBytes = 1 << 24;

    /// <summary>The most pairs of a stimulus and a condition in one request, so that a time-out means the same for every query.</summary>
    public const int MaximumPairs = 256;

    /// <summary>The most bytes of frames in a request of more than one stimulus: 32 MiB.</summary>
    public const int MaximumFrameBytes = 1 << 25;

    /// <summary>The most values in an answer to more than one pair: 64 MiB.</summary>
    public const int MaximumValues = 1 << 24;

    /// <summary>The most frames in one request for predictions, so that a time-out means the same for every movie.</summary>
    public const int MaximumPredictions = 1 << 16;

    /// <summary>The most filters of a fitted model.</summary>
    public const int MaximumFilters = 1 << 12;

    private static readonly JsonSerializerOptions s_compact = new(StrictJson.Options) { WriteIndented = false, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>A header with its line end.</summary>
    /// <typeparam name="T">What it holds.</typeparam>
    /// <param name="header">The header.</param>
    public static byte[] Write<T>(T header) => [.. JsonSerializer.SerializeToUtf8Bytes(header, s_compact), (byte)'\n'];

    /// <summary>Reads an answer of a type, or the process's word that there is none.</summary>
    /// <typeparam name="T">The answer.</typeparam>
    /// <param name="type">Its <c>type</c>.</param>
    /// <param name="line">The header.</param>
    /// <param name="error">Receives the process's own error, or null.</param>
    /// <returns>The answer, or null after an error.</returns>
    /// <exception cref="ProtocolException">It is neither.</exception>
    public static T? Read<T>(string type, byte[] line, out Answers.Error? error)
        where T : class
    {
        error = null;
        try
        {
            string found = TypeOf(line);
            if (found == "error")
            {
                error = StrictJson.ParseBytes<Answers.Error>(line, "its error");
                return null;
            }

            return found == type ? StrictJson.ParseBytes<T>(line, $"its answer to {type}") : throw new ProtocolException($"answered with '{OneLine.Of(found)}', expected '{type}' or 'error'");
        }
        catch (InputException e)
        {
            throw new ProtocolException($"broke the protocol: {e.Message}");
        }
        catch (JsonException e)
        {
            throw new ProtocolException($"wrote a header that is not JSON: {OneLine.Of(e.Message)}");
        }
    }

    private static string TypeOf(byte[] line)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        return document.RootElement.TryGetProperty("type", out JsonElement type) && type.ValueKind == JsonValueKind.String
            ? type.GetString()!
            : throw new ProtocolException("wrote a header without a text 'type'");
    }
}

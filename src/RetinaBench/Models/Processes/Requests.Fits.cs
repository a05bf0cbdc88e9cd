using RetinaBench.Models.EncodingModels;

namespace RetinaBench.Models.Processes;

/// <summary>What is asked of a model that is fitted to cells.</summary>
internal static partial class Requests
{
    /// <summary>Brings some frames of a movie, which later requests name by its number.</summary>
    /// <param name="Type"><c>movie</c>.</param>
    /// <param name="Id">Number of the request, which the answer repeats.</param>
    /// <param name="Movie">Number of the movie.</param>
    /// <param name="Shape">[time, rows, columns] of the whole movie.</param>
    /// <param name="First">The first frame that the request brings; frames come in order.</param>
    /// <param name="Form">How they are given.</param>
    /// <param name="Low">Of bits, the intensity that 0 stands for.</param>
    /// <param name="High">Of bits, the intensity that 1 stands for.</param>
    /// <param name="Tensors">The frames.</param>
    public sealed record SendMovie(string Type, long Id, int Movie, IReadOnlyList<int> Shape, int First, MovieForm Form, float? Low, float? High, IReadOnlyList<TensorHeader> Tensors);

    /// <summary>Asks for a fit, which later requests name by its number.</summary>
    /// <param name="Type"><c>fit</c>.</param>
    /// <param name="Id">Number of the request, which the answer repeats.</param>
    /// <param name="Fit">Number of the fit.</param>
    /// <param name="Movie">Number of the movie.</param>
    /// <param name="Unit">What responses count.</param>
    /// <param name="FrameRate">Frames a second.</param>
    /// <param name="Seed">Seed of all that is drawn.</param>
    /// <param name="ValidationShare">Share of the frames that are held back.</param>
    /// <param name="Effort">Share of the model's steps.</param>
    /// <param name="Threads">Threads that may be used.</param>
    /// <param name="Variant">The member of the model's family; null for the model as it is registered.</param>
    /// <param name="Tensors">The responses.</param>
    public sealed record MakeFit(
        string Type, long Id, int Fit, int Movie, ResponseUnit Unit, double FrameRate, ulong Seed, double ValidationShare, double Effort, int Threads, EncodingVariant? Variant, IReadOnlyList<TensorHeader> Tensors);

    /// <summary>Asks for the predicted rate of consecutive frames.</summary>
    /// <param name="Type"><c>predict</c>.</param>
    /// <param name="Id">Number of the request, which the answer repeats.</param>
    /// <param name="Fit">Number of the fit.</param>
    /// <param name="Movie">Number of the movie.</param>
    /// <param name="First">The first frame to predict.</param>
    /// <param name="Count">Number of frames.</param>
    /// <param name="Keep">The filters that are kept, all others being silent; null keeps all.</param>
    public sealed record Predict(string Type, long Id, int Fit, int Movie, int First, int Count, IReadOnlyList<int>? Keep);

    /// <summary>Asks whether there is a member of the model's family.</summary>
    /// <param name="Type"><c>variant</c>.</param>
    /// <param name="Id">Number of the request, which the answer repeats.</param>
    /// <param name="Variant">What is different about it.</param>
    public sealed record FindVariant(string Type, long Id, EncodingVariant Variant);

    /// <summary>Says what is not needed any more.</summary>
    /// <param name="Type"><c>release</c>.</param>
    /// <param name="Id">Number of the request, which the answer repeats.</param>
    /// <param name="Fits">Numbers of fits.</param>
    /// <param name="Movies">Numbers of movies.</param>
    public sealed record Release(string Type, long Id, IReadOnlyList<int> Fits, IReadOnlyList<int> Movies);
}

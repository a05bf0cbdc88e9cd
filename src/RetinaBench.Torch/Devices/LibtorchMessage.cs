namespace RetinaBench.Torch.Devices;

/// <summary>What libtorch says, without the list of C++ functions that it adds.</summary>
internal static class LibtorchMessage
{
    /// <summary>The first line of an exception's message.</summary>
    /// <param name="exception">What was thrown.</param>
    public static string Of(Exception exception) => exception.Message.Split('\n', 2)[0].Trim();
}

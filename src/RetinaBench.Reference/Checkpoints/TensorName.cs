namespace RetinaBench.Reference.Checkpoints;

/// <summary>The rule for tensor names, shared by everything that makes a tensor.</summary>
internal static class TensorName
{
    /// <summary>What is wrong with a name, or null when it is fine.</summary>
    public static string? FindFault(string name)
    {
        if (name.Length is 0 or > CheckpointLimits.NameLength)
            return $"has {name.Length} characters, valid are 1 to {CheckpointLimits.NameLength}";

        for (int i = 0; i < name.Length; i++)
        {
            if (char.IsControl(name[i]))
                return $"has the control character U+{(int)name[i]:X4} at {i}";
            if (char.IsSurrogatePair(name, i))
                i++;
            else if (char.IsSurrogate(name[i]))
                return $"has half a surrogate pair at {i}";
        }

        return null;
    }
}

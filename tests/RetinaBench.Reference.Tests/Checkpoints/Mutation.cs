using RetinaBench.Reference.Checkpoints;
using RetinaBench.Testing;

namespace RetinaBench.Reference.Tests.Checkpoints;

/// <summary>Damages well-formed files at random to find failures that are not refusals.</summary>
internal static class Mutation
{
    /// <summary>A copy with one to four bytes changed, removed, repeated, or cut off behind.</summary>
    public static byte[] Of(byte[] original, Random random)
    {
        List<byte> bytes = [.. original];
        for (int edits = random.Next(1, 5); edits > 0 && bytes.Count > 1; edits--)
        {
            int at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    bytes.RemoveAt(at);
                    break;
                case 3:
                    bytes.Insert(at, bytes[random.Next(bytes.Count)]);
                    break;
                default:
                    bytes.RemoveRange(at, Math.Min(bytes.Count - at, random.Next(1, 4)));
                    break;
            }
        }

        return [.. bytes];
    }

    /// <summary>Whether the file is refused with a one-line message; any other exception fails the test.</summary>
    public static bool IsRefused(byte[] file, TemporaryFolder folder)
    {
        string path = folder.Write("mutant", file);
        try
        {
            Assert.NotEmpty(Checkpoint.Read(path).Tensors);
            return false;
        }
        catch (InputException e)
        {
            Rejection.AssertOneLine(e.Message);
            return true;
        }
    }
}

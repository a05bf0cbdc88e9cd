using System.Globalization;
using RetinaBench.Stimuli;

namespace RetinaBench.Tests.Stimuli;

/// <summary>Known-answer vectors of Random123 (D. E. Shaw Research), tests/kat_vectors, the lines "philox4x32 10".</summary>
public sealed class Philox4x32Tests
{
    [Theory]
    [InlineData("00000000 00000000 00000000 00000000 00000000 00000000", "6627e8d5 e169c58d bc57ac4c 9b00dbd8")]
    [InlineData("ffffffff ffffffff ffffffff ffffffff ffffffff ffffffff", "408f276d 41c83b0e a20bc7c6 6d5451fd")]
    [InlineData("243f6a88 85a308d3 13198a2e 03707344 a4093822 299f31d0", "d16cfe09 94fdcceb 5001e420 24126ea1")]
    public void Generate_PublishedCounterAndKey_GivesThePublishedBlock(string counterAndKey, string expected)
    {
        uint[] words = Words(counterAndKey);
        uint[] block = new uint[4];
        Philox4x32.Generate(words.AsSpan(0, 4), words[4] | ((ulong)words[5] << 32), block);
        Assert.Equal(Words(expected), block);
    }

    [Fact]
    public void Generate_IntoTheCountersOwnMemory_GivesTheSameBlock()
    {
        uint[] words = Words("243f6a88 85a308d3 13198a2e 03707344");
        Philox4x32.Generate(words, 0x299f31d0_a4093822, words);
        Assert.Equal(Words("d16cfe09 94fdcceb 5001e420 24126ea1"), words);
    }

    [Theory]
    [InlineData(3, 4)]
    [InlineData(4, 5)]
    public void Generate_WrongNumberOfWords_Throws(int counterWords, int blockWords) =>
        Assert.Throws<ArgumentException>(() => Philox4x32.Generate(new uint[counterWords], 0, new uint[blockWords]));

    private static uint[] Words(string hex) =>
        [.. hex.Split(' ').Select(word => uint.Parse(word, NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
}

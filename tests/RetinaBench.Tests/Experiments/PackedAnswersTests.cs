using RetinaBench.Experiments;

namespace RetinaBench.Tests.Experiments;

public sealed class PackedAnswersTests
{
    /// <summary>Texts written out by hand: 0b101 is 0x05, nine ones are 0xFF 0x01.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("101", "BQ==")]
    [InlineData("111111111", "/wE=")]
    [InlineData("00000000", "AA==")]
    public void Pack_Answers_GivesABitAStimulusInBase64(string answers, string text)
    {
        bool[] row = [.. answers.Select(c => c == '1')];

        Assert.Equal(text, PackedAnswers.Pack(row));
        Assert.Equal(row, PackedAnswers.Unpack(text, row.Length));
        Assert.Null(PackedAnswers.FindFault(text, row.Count(answer => answer), row.Length));
    }

    [Theory]
    [InlineData("BQ==", 9, "answers are not the base64 of 2 bytes")]
    [InlineData("BQ", 3, "answers are 2 characters")]
    [InlineData("BQ==", 2, "answers have a bit set beyond the 2 stimuli")]
    [InlineData("B*==", 3, "answers are not the base64 of 1 bytes")]
    [InlineData("BQ==", -1, "which is not a bit for each of -1 stimuli")]
    [InlineData("BQ==", int.MaxValue, "which is not a bit for each of 2147483647 stimuli")]
    public void Unpack_WhatWasNotPacked_IsRefused(string text, int count, string message) =>
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => PackedAnswers.Unpack(text, count)).Message, StringComparison.Ordinal);

    [Fact]
    public void FindFault_OtherNumberOfRightAnswers_IsOne()
    {
        Assert.Equal("2 answers are marked as right, 3 are counted", PackedAnswers.FindFault("BQ==", 3, 3));
        Assert.Null(PackedAnswers.FindFault(null, 3, 3));
    }
}

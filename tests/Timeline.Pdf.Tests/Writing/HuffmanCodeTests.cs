using Timeline.Pdf.Writing;

namespace Timeline.Pdf.Tests.Writing;

public sealed class HuffmanCodeTests
{
    [Theory]
    [InlineData(1, 7)]
    [InlineData(2, 7)]
    [InlineData(19, 7)]
    [InlineData(30, 15)]
    public void Lengths_stay_in_the_limit_and_make_a_complete_code(int symbols, int longest)
    {
        var (a, b, frequencies) = (1, 1, new int[Math.Max(symbols, 2)]);
        for (var i = 0; i < symbols; i++)
        {
            frequencies[i] = a;
            (a, b) = (b, a + b);
        }

        var lengths = HuffmanCode.Build(frequencies, longest).Lengths;
        Assert.InRange(lengths.Max(), 1, longest);
        Assert.Equal(1.0, lengths.Where(length => length > 0).Sum(length => Math.Pow(2, -length)), 12);
    }
}

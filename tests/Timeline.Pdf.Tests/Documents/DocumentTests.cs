using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;

namespace Timeline.Pdf.Tests.Documents;

public sealed class DocumentTests
{
    private const string HashFile = "TIMELINE_PDF_HASH_FILE";

    [Fact]
    public void The_same_calls_give_the_same_bytes() => Assert.Equal(SampleReport.Write(), SampleReport.Write());

    [Fact]
    public void A_culture_that_writes_numbers_otherwise_changes_nothing()
    {
        var expected = SampleReport.Write();
        var before = CultureInfo.CurrentCulture;
        var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (other.NumberFormat.NumberDecimalSeparator, other.NumberFormat.NegativeSign, other.NumberFormat.NumberGroupSeparator) = (",", "\u2212", ".");
        (other.DateTimeFormat.DateSeparator, other.DateTimeFormat.TimeSeparator) = (".", "'");
        try
        {
            CultureInfo.CurrentCulture = other;
            Assert.Equal("1,5", 1.5.ToString(CultureInfo.CurrentCulture));
            Assert.Equal(expected, SampleReport.Write());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("Asia/Kathmandu", "tr_TR.UTF-8")]
    [InlineData("America/St_Johns", "ar_SA.UTF-8")]
    public void Another_process_in_another_zone_and_language_writes_the_same_bytes(string zone, string language)
    {
        var file = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo(Environment.ProcessPath!, ["-noColor", "-noLogo", "-method", $"*.{nameof(The_hash_for_another_process)}"]) { RedirectStandardOutput = true, UseShellExecute = false };
            (start.Environment["TZ"], start.Environment["LANG"], start.Environment["LC_ALL"], start.Environment[HashFile]) = (zone, language, language, file);
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, output);
            Assert.Equal(Hash(), File.ReadAllText(file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void The_hash_for_another_process()
    {
        if (Environment.GetEnvironmentVariable(HashFile) is { } file)
            File.WriteAllText(file, Hash());
        Assert.Equal(64, Hash().Length);
    }

    private static string Hash() => Convert.ToHexString(SHA256.HashData(SampleReport.Write()));
}

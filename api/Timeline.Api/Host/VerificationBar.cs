using System.Globalization;
using Timeline.EventStore.Sealing;

namespace Timeline.Api.Host;

/// <summary>Shows how far a verification is: a bar in a terminal, a line every tenth elsewhere. For one caller at a time.</summary>
internal sealed class VerificationBar(TextWriter output, bool isRedirected) : IProgress<VerificationProgress>
{
    private const int Width = 30;
    private int _shown = -1;
    private bool _open;

    public void Report(VerificationProgress value)
    {
        if (value.Total == 0)
            return;
        var share = Math.Min(1, (double)value.Events / value.Total);
        var step = (int)(share * (isRedirected ? 10 : 100));
        if (step == _shown)
            return;
        _shown = step;

        var text = string.Create(CultureInfo.InvariantCulture, $"{share,4:0%} {value.Events:N0} of {value.Total:N0} events");
        if (isRedirected)
        {
            output.WriteLine(text);
            return;
        }

        var filled = (int)(share * Width);
        output.Write($"\r[{new string('#', filled)}{new string('.', Width - filled)}] {text}");
        _open = true;
    }

    /// <summary>Leaves the bar's line, so that something else can be written.</summary>
    public void End()
    {
        if (_open)
            output.WriteLine();
        _open = false;
    }
}

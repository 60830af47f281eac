namespace Timeline.Domain.Import.Scanning;

/// <summary>Bullets, numbers, emphasis and brackets before a time, and their other halves after it.</summary>
internal ref struct Decoration(ReadOnlySpan<char> s, int at)
{
    private const int Most = 24;
    private readonly ReadOnlySpan<char> _s = s;
    private int _closers;
    private Buffer _open;

    public int At { get; private set; } = at;

    public bool Bracketed { get; private set; }

    public bool Approximate { get; private set; }

    /// <summary>Skips what people put before a time. Stops at a letter, a digit, or anything that gives a number another meaning.</summary>
    public void SkipBefore()
    {
        var limit = At + Most;
        while (At < _s.Length && At < limit && Step(_s[At]))
        {
        }
    }

    private bool Step(char c)
    {
        if (Chars.IsBlank(c))
        {
            At++;
            return true;
        }

        if (char.IsLetterOrDigit(c) || c is '.' or ',' or ':' or ';' or '$' or '€' or '£' or '%' or '?' or '!' or '/' or '\\' or '\'' or '@' or '\0' or '+' && !Chars.IsBlank(_s.At(At + 1)))
            return false;
        if (c is '~' or '≈' && _s.At(At + 1) != '~')
            Approximate = true;
        else if (c == '[' && _s.At(At + 1) is ' ' or 'x' or 'X' && _s.At(At + 2) == ']')
            At += 2;
        else if (c is '*' or '_' or '`' or '[' or '(' or '<' or '"' or '“' && !Chars.IsBlank(_s.At(At + 1)))
            Open(c);
        At++;
        return true;
    }

    private void Open(char c)
    {
        Bracketed |= c == '[';
        if (_closers < Buffer.Length)
            _open[_closers++] = c switch { '[' => ']', '(' => ')', '<' => '>', '“' => '”', _ => c };
    }

    /// <summary>Skips the other halves of what was opened, innermost first.</summary>
    public int SkipAfter(int at)
    {
        while (_closers > 0 && _s.At(at) == _open[_closers - 1])
        {
            at++;
            _closers--;
        }

        return at;
    }

    /// <summary>Skips emphasis that opens in the middle of a time: 13 May **22:02**.</summary>
    public int Reopen(int at)
    {
        while (_s.At(at) is '*' or '`' && _closers < Buffer.Length)
            Open(_s[at++]);
        return at;
    }

    /// <summary>The emphasis that is still open.</summary>
    public readonly string Unclosed()
    {
        var from = _closers;
        while (from > 0 && _open[from - 1] is '*' or '_' or '`')
            from--;
        return from == _closers ? "" : ((ReadOnlySpan<char>)_open)[from.._closers].ToString();
    }

    [System.Runtime.CompilerServices.InlineArray(Length)]
    private struct Buffer
    {
        public const int Length = 8;
        private char _first;
    }
}

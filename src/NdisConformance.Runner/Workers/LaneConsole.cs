using System.Globalization;
using System.Text;
using NdisConformance.Host.Kernel;

namespace NdisConformance.Runner;

/// <summary>
/// The console of a worker. What a driver writes on the thread of its scenario is kept for that scenario, up to a
/// limit; what other threads write goes nowhere.
/// </summary>
internal sealed class LaneConsole : TextWriter
{
    private static readonly LaneConsole Instance = new();

    // What Console makes of the instance.
    private static TextWriter? _out;
    private static TextWriter? _error;

    private static int _mostKept;

    [ThreadStatic]
    private static StringBuilder? _kept;

    [ThreadStatic]
    private static long _written;

    private LaneConsole()
        : base(CultureInfo.InvariantCulture)
    {
    }

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>How many characters are kept of what each scenario writes.</summary>
    public static void Limit(int characters) => _mostKept = characters;

    /// <summary>From now on keeps what this thread writes, even if a driver closed or changed the console.</summary>
    public static void Begin()
    {
        if (Console.Out != _out)
        {
            Console.SetOut(Instance);
            _out = Console.Out;
        }

        if (Console.Error != _error)
        {
            Console.SetError(Instance);
            _error = Console.Error;
        }

        _kept ??= new StringBuilder();
        _kept.Clear();
        _written = 0;
    }

    /// <summary>What was written since, in a sentence; null for nothing.</summary>
    public static string? End()
    {
        if (_written == 0)
        {
            return null;
        }

        string more = _written > _mostKept ? "..." : string.Empty;
        string characters = _written == 1 ? "character" : "characters";
        string text = DriverText.Escape(_kept!.ToString()) + more;
        return string.Create(
            CultureInfo.InvariantCulture, $"the driver wrote {_written} {characters} to the console: {text}");
    }

    public override void Write(char value) => Write([value]);

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (_kept is null)
        {
            return;
        }

        _kept.Append(buffer[..Math.Min(buffer.Length, _mostKept - _kept.Length)]);
        _written += buffer.Length;
    }
}

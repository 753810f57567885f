namespace NdisConformance.Tests.Field;

/// <summary>A line of <c>FieldFindings.txt</c>.</summary>
/// <param name="Driver">The driver.</param>
/// <param name="Shown">The first rule that it breaks, how it stops, or nothing.</param>
/// <param name="Judgement">
/// Whether that names the mistake: <c>right</c>, <c>partly</c>, <c>wrong</c>. If nothing is shown: <c>missed</c>;
/// <c>advised</c> if advice names it, because the documentation forbids no more; <c>legal</c> if no page forbids it, or
/// one lets the driver rely on what it does; <c>later</c> if it needs more than one handler at a time, or resets.
/// </param>
internal sealed record FieldFinding(string Driver, string Shown, string Judgement)
{
    public const string Crash = "crash";
    public const string Hang = "hang";
    public const string Nothing = "-";
    public const string Unjudged = "unjudged";

    public bool IsFound => Shown != Nothing || IsAdvised;

    /// <summary>By a rule, or by what stops the run.</summary>
    public bool IsRight => Judgement == "right" || IsAdvised;

    public bool IsStop => Shown is Crash or Hang;

    public bool IsAdvised => Judgement == "advised";

    /// <summary>False for what the harness does not claim to find.</summary>
    public bool IsClaimed => Judgement is not ("legal" or "later");

    public string Line => $"{Driver} {Shown} {Judgement}";

    public static IEnumerable<FieldFinding> Read(string path)
        => File.ReadLines(path)
            .Select(line => line.Split(' '))
            .Select(part => new FieldFinding(part[0], part[1], part[2]));

    public override string ToString() => Line;
}

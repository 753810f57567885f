using System.Globalization;
using NdisConformance.Results;
using NdisConformance.Rules;

namespace NdisConformance.Runner;

/// <summary>Reads what is given for a waiver, in the configuration or on the command line.</summary>
/// <param name="given">The text that is given for a member, which says something; null if none is.</param>
/// <param name="fault">The error that names a member, and says what is wrong with it.</param>
public sealed class WaiverTexts(Func<string, string?> given, Func<string, string, ConfigurationException> fault)
{
    public const string Rule = "rule";
    public const string Scenario = "scenario";
    public const string Driver = "driver";
    public const string Fingerprint = "fingerprint";
    public const string Reason = "reason";
    public const string Owner = "owner";
    public const string Until = "until";

    private const string DayForm = "yyyy-MM-dd";
    private const int FingerprintDigits = 12;

    /// <summary>What a waiver may have, in the order in which it is written.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [Rule, Scenario, Driver, Fingerprint, Reason, Owner, Until];

    /// <summary>The text that a waiver has for a member; null if it has none.</summary>
    public static string? Of(Waiver waiver, string name) => name switch
    {
        Rule => waiver.Scope.Rule,
        Scenario => waiver.Scope.Scenario,
        Driver => waiver.Scope.Driver,
        Fingerprint => waiver.Scope.Fingerprint,
        Reason => waiver.Reason,
        Owner => waiver.Owner,
        _ => waiver.Until?.ToString(DayForm, CultureInfo.InvariantCulture),
    };

    /// <summary>A waiver with everything.</summary>
    /// <exception cref="ConfigurationException">Something is missing or wrong.</exception>
    public Waiver ReadWaiver() => new()
    {
        Scope = ReadScope(),
        Reason = given(Reason) ?? throw fault(Reason, "is missing; give the reason why the rule may be broken"),
        Owner = given(Owner),
        Until = ReadUntil(),
    };

    /// <summary>What a waiver is for.</summary>
    /// <exception cref="ConfigurationException">Something is missing or wrong.</exception>
    public WaiverScope ReadScope()
    {
        WaiverScope scope = new()
        {
            Rule = ReadRule(),
            Scenario = given(Scenario),
            Driver = given(Driver),
            Fingerprint = ReadFingerprint(),
        };
        return scope.Rule is not null || scope.Fingerprint is not null
            ? scope
            : throw fault(Rule, "is missing; give the ID of a rule, or the fingerprint of a finding");
    }

    /// <summary>The last day of a waiver; null if none is given.</summary>
    /// <exception cref="ConfigurationException">It is no day.</exception>
    public DateOnly? ReadUntil()
    {
        string? text = given(Until);
        return text is null ? null
            : DateOnly.TryParseExact(
                text, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
                ? day
                : throw fault(Until, $"is a day as 2026-12-31, and not {Quoted.Of(text)}");
    }

    private string? ReadRule()
    {
        string? wanted = given(Rule);
        return wanted is null ? null : RuleCatalogue.Find(wanted)?.Id ?? throw fault(
            Rule,
            $"is wrong: there is no rule {Quoted.Of(wanted)} that miniports are judged by; the nearest are "
            + string.Join(", ", NearestIds.Of(wanted, RuleCatalogue.All.Select(known => known.Id))));
    }

    private string? ReadFingerprint()
    {
        string? text = given(Fingerprint);
        return text is null ? null
            : text.Length == FingerprintDigits && text.All(char.IsAsciiHexDigit)
                ? text.ToLowerInvariant()
                : throw fault(
                    Fingerprint,
                    $"is {FingerprintDigits} hexadecimal digits, as the report has it, and not {Quoted.Of(text)}");
    }
}

using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace NdisConformance.Results;

/// <summary>What findings that one mistake made have in common.</summary>
internal static partial class FindingShape
{
    private const int FingerprintDigits = 12;

    /// <summary>
    /// What a finding says, without what differs from run to run: numbers, and which callback or which OID it was.
    /// </summary>
    public static string Of(FindingResult finding)
        => Of(Occasions().Replace($"{finding.Expected}|{finding.Actual}", "-"));

    /// <summary>A text without its numbers.</summary>
    public static string Of(string text) => Numbers().Replace(text, "0");

    /// <summary>Kind of the object, as <c>sg</c> for <c>sg#1</c>.</summary>
    public static string KindOfObject(FindingResult finding) => finding.Object.Split('#')[0];

    /// <summary>
    /// The same for all findings of one mistake, also after lines of the driver have moved. As <see cref="GroupFold"/>
    /// it looks at the function that broke the rule or made the duty, and at the event only where there is none.
    /// </summary>
    public static string Fingerprint(FindingResult finding)
    {
        string where = finding.Place is { IsOfMistake: true, Frame: var frame }
            ? frame.Function
            : finding.Broken.Event;
        string kind = finding.Place is { IsOfMistake: true } place ? place.Kind.ToString() : string.Empty;
        return Hash(finding.Rule, kind, where, KindOfObject(finding), Of(finding));
    }

    /// <summary>The same for all crashes, or hangs, of one kind in one function.</summary>
    public static string Fingerprint(string verdict, string function, string message)
        => Hash(verdict, function, Of(Occasions().Replace(message, "-")));

    private static string Hash(params string[] parts) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..FingerprintDigits];

    [GeneratedRegex("\\b(?:Miniport[A-Z]|OID_)[A-Za-z0-9_]+")]
    private static partial Regex Occasions();

    [GeneratedRegex("0x[0-9a-fA-F]+|[0-9]+")]
    private static partial Regex Numbers();
}

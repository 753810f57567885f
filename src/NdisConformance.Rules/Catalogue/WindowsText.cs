namespace NdisConformance.Rules;

/// <summary>What stands for Windows in a descriptor, in words.</summary>
internal static class WindowsText
{
    private const string Verifier = "SDV:";

    private static readonly Dictionary<string, string> BugChecks = new(StringComparer.Ordinal)
    {
        ["0x7C"] = "BUGCODE_NDIS_DRIVER",
        ["0xC4"] = "DRIVER_VERIFIER_DETECTED_VIOLATION, with Driver Verifier",
        ["0xE6"] = "DRIVER_VERIFIER_DMA_VIOLATION, with Driver Verifier",
        ["0x15E"] = "BUGCODE_NDIS_DRIVER_LIVE_DUMP",
    };

    public static string Of(string equivalent)
    {
        if (equivalent.StartsWith(Verifier, StringComparison.Ordinal))
        {
            return $"{equivalent}: a rule of Static Driver Verifier; nothing checks it at run time";
        }

        string[] parts = equivalent.Split('/');
        return parts.Length == 2 && BugChecks.TryGetValue(parts[0], out string? name)
            ? $"{equivalent}: bug check {parts[0]} with first parameter 0x{parts[1]} ({name})"
            : equivalent;
    }
}

namespace NdisConformance.Reports;

/// <summary>What could not be done, and what to do about it.</summary>
internal static class FailureText
{
    public static void Write(TextWriter output, string message, string fix)
    {
        output.WriteLine($"error: {message}");
        output.WriteLine($"  fix: {fix}");
    }
}

namespace NdisConformance.Reports;

/// <summary>How a case ended, in the words that formats for test results share.</summary>
internal enum CaseOutcome
{
    Passed,

    /// <summary>It was not run, does not apply, or stands outside the verdict.</summary>
    Skipped,

    Failed,

    /// <summary>It did not come to its end.</summary>
    Error,
}

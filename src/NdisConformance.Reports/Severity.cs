namespace NdisConformance.Reports;

/// <summary>How much weight a finding has for those who read it in an editor or a pull request.</summary>
internal enum Severity
{
    /// <summary>A broken MUST.</summary>
    Error,

    /// <summary>Advice about what a page recommends.</summary>
    Warning,

    /// <summary>What stands outside the verdict, or only costs speed.</summary>
    Note,
}

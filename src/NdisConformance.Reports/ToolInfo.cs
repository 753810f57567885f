namespace NdisConformance.Reports;

/// <summary>The tool, as reports name it.</summary>
internal static class ToolInfo
{
    public const string Name = "ndis-conformance";

    /// <summary>As <c>0.1.0</c>.</summary>
    public static string Version { get; } = typeof(ToolInfo).Assembly.GetName().Version!.ToString(fieldCount: 3);
}

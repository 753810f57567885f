namespace NdisConformance.Reports;

/// <summary>The registered formats, in the order of their registration. The first one is the default.</summary>
public sealed class ReportFormats(IEnumerable<IReportFormat> formats)
{
    private readonly IReportFormat[] _formats = [.. formats];

    /// <summary>The formats that can write this kind of result as text.</summary>
    public IReadOnlyList<IReportOf<T>> For<T>() => [.. _formats.OfType<IReportOf<T>>()];

    /// <summary>The formats that can write this kind of result as bytes.</summary>
    public IReadOnlyList<IBinaryReportOf<T>> BinaryFor<T>() => [.. _formats.OfType<IBinaryReportOf<T>>()];
}

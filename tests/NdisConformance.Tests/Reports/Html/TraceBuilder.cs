using System.Globalization;
using NdisConformance.Results;

namespace NdisConformance.Tests.Reports.Html;

/// <summary>Lines of a trace, numbered from 1.</summary>
internal sealed class TraceBuilder
{
    private readonly List<TraceLine> _lines = [];

    public IReadOnlyList<TraceLine> Lines => _lines;

    /// <summary>Adds an event that names these objects.</summary>
    public TraceBuilder Add(string kind, string name, params string[] objects)
    {
        long sequence = _lines.Count + 1;
        _lines.Add(new TraceLine
        {
            Sequence = sequence,
            Time = sequence * 10,
            Kind = kind,
            Event = name,
            Text = string.Create(
                CultureInfo.InvariantCulture, $"  {sequence}.0 P0 PASSIVE  > {name}({string.Join(", ", objects)})"),
            Objects = objects,
            Arguments = objects.ToDictionary(named => named, _ => "0x1"),
        });
        return this;
    }
}

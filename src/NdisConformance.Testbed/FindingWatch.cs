using NdisConformance.Rules;
using NdisConformance.Trace;

namespace NdisConformance.Testbed;

/// <summary>Tells somebody of each finding while the code that broke the rule still runs.</summary>
/// <param name="rules">The rules; they see each event before this.</param>
/// <param name="found">Is told.</param>
internal sealed class FindingWatch(RuleEngine rules, Action<Finding> found) : ITraceSink
{
    private int _told;

    public void OnEvent(in TraceEvent traceEvent)
    {
        while (_told < rules.Findings.Count)
        {
            found(rules.Findings[_told++]);
        }
    }
}

using NdisConformance.Trace;

namespace NdisConformance.Host;

/// <content>Facts that whoever drives the host knows: that all is quiet, or that a limit is over.</content>
public partial class NdisHost
{
    /// <summary>States a fact about an object.</summary>
    public void StateFact(TraceName name, TraceObject item, ulong operation = 0)
    {
        if (name is TraceName.TimeLimit or TraceName.Unmet)
        {
            StateIgnoredReturns();
        }

        Fact(name, item.Packed, operation);
    }
}

using NdisConformance.Rules;
using NdisConformance.Trace;
using NdisConformance.Vocabulary;

namespace NdisConformance.Runner;

/// <summary>The moments of a finding beside the one at which the rule was broken, looked up in the trace.</summary>
internal static class FindingMoments
{
    /// <summary>
    /// Where the obligation began; 0 if nowhere. For a use after free or completion that is the call that freed or
    /// completed the object: the last call that named it while it was live.
    /// </summary>
    public static long Made(Finding finding, TraceStore trace)
    {
        int index = trace.IndexOf(finding.Broken);
        return finding.Made > 0 ? finding.Made
            : index > 0 && IsAfterEnd(in trace[index], finding.Object.Identity) ? LastCall(finding, trace, index)
            : 0;
    }

    /// <summary>
    /// Where no call broke the rule, the last call that named the object, or else the last one; 0 for none. The device
    /// does what the driver wrote into its registers last.
    /// </summary>
    public static long Touched(Finding finding, TraceStore trace)
    {
        int index = trace.IndexOf(finding.Broken);
        if (index < 0 || trace[index].Kind is TraceKind.Call or TraceKind.Return)
        {
            return 0;
        }

        bool isOfDevice = TraceParties.Of(TraceSchema.Of(trace[index].Name)).IsOfDevice;
        long last = 0;
        for (int before = index - 1; before >= 0; before--)
        {
            ref readonly TraceEvent item = ref trace[before];
            if (item.Kind is TraceKind.Call or TraceKind.Enter
                && Find(in item, finding.Object).Kind != ObjectKind.None)
            {
                return item.Sequence;
            }

            bool counts = item.Kind == TraceKind.Call && (!isOfDevice || item.Name == TraceName.NdisWriteRegisterUlong);
            last = last == 0 && counts ? item.Sequence : last;
        }

        return last;
    }

    private static bool IsAfterEnd(in TraceEvent broken, TraceObject wanted)
        => broken.Name == TraceName.StaleAccess
            ? new StaleAccessEvent(in broken).Reason is StaleReason.Freed or StaleReason.Completed
            : Find(in broken, wanted).State == ObjectState.Released;

    /// <summary>The last call that the object survived or was ended by.</summary>
    private static long LastCall(Finding finding, TraceStore trace, int index)
    {
        for (int before = index - 1; before >= 0; before--)
        {
            ref readonly TraceEvent item = ref trace[before];
            if (item.Kind == TraceKind.Call && Find(in item, finding.Object).IsLive)
            {
                return item.Sequence;
            }
        }

        return 0;
    }

    /// <summary>An object as an event names it; nothing if it does not.</summary>
    private static TraceObject Find(in TraceEvent item, TraceObject wanted)
    {
        foreach (TraceParameter parameter in TraceSchema.Of(item.Name).Arguments)
        {
            TraceObject named = new(item.ValueOf(parameter));
            if (parameter.Type == TraceType.Obj && wanted.Kind != ObjectKind.None && named.Identity == wanted.Identity)
            {
                return named;
            }
        }

        return default;
    }
}

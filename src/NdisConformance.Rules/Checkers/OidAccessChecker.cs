using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>Accesses of the driver to OID requests that it has completed, and beyond their buffers.</summary>
[Resets]
internal sealed partial class OidAccessChecker(CheckerContext context) : IChecker
{
    private static readonly RuleDescriptor Completed = new()
    {
        Id = "OID-006",
        Level = RuleLevel.Must,
        Title = "Hands off a completed request",
        Requirement = "Once it completed a request the driver touches neither it nor its information buffer.",
        Source = "OidDone",
        Why = "The request belongs to whoever made it, who may have freed it or uses it for the next request.",
    };

    private static readonly RuleDescriptor Beyond = new()
    {
        Id = "OID-007",
        Level = RuleLevel.Must,
        Title = "No byte beyond the information buffer",
        Requirement = "The driver keeps to InformationBufferLength, and in a method to the longer of both lengths.",
        Source = "OidReq",
        Why = "Memory of whoever asked is overwritten, or is taken for what was asked.",
    };

    private readonly OwnedRule _completed = context.Rules.Own(Completed);
    private readonly OwnedRule _beyond = context.Rules.Own(Beyond);

    public static RuleDescriptor[] Rules => [Completed, Beyond];

    public void Subscribe(Subscriptions events)
    {
        events.OnExit(TraceName.MiniportOidRequest, OnExit);
        events.OnFact(TraceName.StaleAccess, OnStaleAccess);
    }

    private void OnExit(in TraceEvent e)
    {
        _completed.Exercise();
        if (context.Adapters.Find(context.Stacks.Innermost(e.Processor).Subject) is { } adapter)
        {
            _beyond.Exercise(adapter.Request.OutputBytes > 0);
        }
    }

    private void OnStaleAccess(in TraceEvent e)
    {
        StaleAccessEvent access = new(in e);
        if (access.Object.Kind is not (ObjectKind.OidRequest or ObjectKind.OidBuffer))
        {
            return;
        }

        if (access.Reason == StaleReason.OutOfBlock)
        {
            AccessReport.Add(_beyond, e, 0, "no access beyond NDIS_OID_REQUEST and InformationBuffer");
        }
        else
        {
            AccessReport.Add(_completed, e, 0, "no access to a request after its completion");
        }
    }
}

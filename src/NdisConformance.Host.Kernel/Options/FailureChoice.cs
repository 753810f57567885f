using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>The choice between the success of a DDI and the failures of its row.</summary>
internal sealed class FailureChoice(int number, string name) : ChoiceKind(number, name)
{
    /// <inheritdoc/>
    public override string AlternativeName(TraceName name, int value)
    {
        if (value == 0)
        {
            return "success";
        }

        IReadOnlyList<NDIS_STATUS> failures = TraceSchema.Of(name).Failures;
        return (uint)value <= (uint)failures.Count ? TraceText.Status(failures[value - 1]) : "failure";
    }
}

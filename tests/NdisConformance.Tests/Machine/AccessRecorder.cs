using NdisConformance.Contract;
using NdisConformance.Machine;

namespace NdisConformance.Tests.Machine;

/// <summary>Writes irregular accesses down and answers each with the same outcome.</summary>
internal sealed class AccessRecorder(AccessOutcome outcome = AccessOutcome.Suppress) : IIrregularAccessHandler
{
    public List<IrregularAccess> Seen { get; } = [];

    public AccessOutcome OnIrregularAccess(in IrregularAccess access)
    {
        Seen.Add(access);
        return outcome;
    }
}

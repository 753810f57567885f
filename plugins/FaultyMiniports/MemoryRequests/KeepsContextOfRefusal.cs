using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("shmem-023-keeps-context-of-refusal", typeof(KeepsContextOfRefusal))]
[assembly: FaultyMiniport("shmem-023-keeps-context-of-refusal", "SHMEM-023")]

namespace FaultyMiniports;

/// <summary>Leaves the context of each request to the completion, though none comes after FAILURE.</summary>
public sealed class KeepsContextOfRefusal : ContextPerRequest
{
    /// <inheritdoc/>
    protected override void OnRefused(PVOID context)
    {
    }
}

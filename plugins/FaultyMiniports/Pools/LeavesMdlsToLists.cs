using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("nbl-009-leaves-mdls-to-lists", typeof(LeavesMdlsToLists))]
[assembly: FaultyMiniport("nbl-009-leaves-mdls-to-lists", "NBL-009", AlsoFires = "MDL-005")]

namespace FaultyMiniports;

/// <summary>Believes that a list which is freed takes along the MDL that was put into it.</summary>
public sealed class LeavesMdlsToLists : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisFreeMdl(MDL mdl)
    {
    }
}

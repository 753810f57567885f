using NdisConformance.Contract;
using NdisConformance.Generators;

namespace FaultyMiniports;

/// <summary>
/// NDIS as a wrong driver sees it: every call goes through, until a driver overrides one. The calls are generated
/// from <see cref="INdis"/>.
/// </summary>
[Forwards(typeof(INdis))]
public abstract partial class NdisInterposer
{
    /// <summary>The host itself.</summary>
    protected INdis Inner { get; set; } = null!;
}

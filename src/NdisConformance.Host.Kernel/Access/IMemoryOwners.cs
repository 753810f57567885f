using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>Who else than the driver may own memory, as an NDIS generation knows it.</summary>
internal interface IMemoryOwners
{
    /// <summary>True if an access to a block is the driver's first look at a list that was returned to it.</summary>
    bool TakeFirstLook(BlockTag tag);

    /// <summary>Whether bytes are storage that the driver gave for a list and may not touch now.</summary>
    BufferUse FindListBuffer(uint offset, uint length, out TraceObject sg);

    /// <summary>The indicated list that bytes belong to; false where there is no such list.</summary>
    bool FindIndicated(uint offset, uint length, out TraceObject list);
}

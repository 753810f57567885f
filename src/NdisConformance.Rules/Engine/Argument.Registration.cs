namespace NdisConformance.Rules;

/// <content>DDI functions of registration, scatter/gather, shared memory and pools.</content>
internal static partial class Argument
{
    public static class NdisMRegisterMiniportDriver
    {
        public const int DriverObjectIsOwn = 0;
        public const int RegistryPathIsOwn = 1;
        public const int Type = 2;
        public const int Revision = 3;
        public const int Size = 4;
        public const int Major = 5;
        public const int Minor = 6;
        public const int Missing = 7;
        public const int Given = 8;
    }

    public static class NdisMRegisterMiniportDriverOut
    {
        public const int Handle = 0;
    }

    public static class NdisMDeregisterMiniportDriver
    {
        public const int Handle = 0;
    }

    public static class NdisMSetMiniportAttributes
    {
        public const int Adapter = 0;
        public const int Type = 1;
        public const int Revision = 2;
        public const int Size = 3;
        public const int Flags = 4;
        public const int Mtu = 5;
        public const int ContextIsNull = 6;
        public const int Overload = 7;
        public const int MacOptions = 8;
        public const int ContextIsDriver = 9;
    }

    public static class NdisMRegisterScatterGatherDma
    {
        public const int Adapter = 0;
        public const int Type = 1;
        public const int Revision = 2;
        public const int Size = 3;
        public const int Flags = 4;
        public const int MaximumPhysicalMapping = 5;
        public const int ProcessHandlerGiven = 6;
        public const int SharedHandlerGiven = 7;
        public const int ListSizeBefore = 8;
    }

    public static class NdisMRegisterScatterGatherDmaOut
    {
        public const int Handle = 0;
        public const int ListSize = 1;
    }

    public static class NdisMDeregisterScatterGatherDma
    {
        public const int Dma = 0;
        public const int LiveMappings = 1;
        public const int PendingRequests = 2;
    }

    public static class NdisMAllocateNetBufferSGList
    {
        public const int Dma = 0;
        public const int Nb = 1;
        public const int Context = 2;
        public const int Flags = 3;
        public const int Buffer = 4;
        public const int BufferSize = 5;
        public const int Nbl = 6;
        public const int Role = 7;
        public const int DataLength = 8;
        public const int CurrentMdlOffset = 9;
        public const int DataOffset = 10;
        public const int BufferOffset = 11;
        public const int BufferAvailable = 12;
    }

    public static class NdisMAllocateNetBufferSGListOut
    {
        public const int Sg = 0;
        public const int Shortage = 1;
    }

    public static class NdisMFreeNetBufferSGList
    {
        public const int Dma = 0;
        public const int Sg = 1;
        public const int Nb = 2;
        public const int Pointer = 3;
        public const int MappedNb = 4;
    }

    public static class NdisMGetDmaAlignment
    {
        public const int Adapter = 0;
    }

    public static class NdisMAllocateSharedMemory
    {
        public const int Adapter = 0;
        public const int Length = 1;
        public const int Cached = 2;
    }

    public static class NdisMAllocateSharedMemoryOut
    {
        public const int Block = 0;
    }

    public static class NdisMFreeSharedMemory
    {
        public const int Adapter = 0;
        public const int Length = 1;
        public const int Cached = 2;
        public const int Block = 3;
        public const int AllocatedLength = 4;
        public const int PhysicalMatches = 5;
        public const int AllocatedCached = 6;
    }

    public static class NdisAllocateNetBufferListPool
    {
        public const int Handle = 0;
        public const int Type = 1;
        public const int Revision = 2;
        public const int Size = 3;
        public const int ProtocolId = 4;
        public const int FAllocateNetBuffer = 5;
        public const int ContextSize = 6;
        public const int DataSize = 7;
        public const int PoolTag = 8;
    }

    public static class NdisAllocateNetBufferListPoolOut
    {
        public const int Pool = 0;
    }

    public static class NdisFreeNetBufferListPool
    {
        public const int Pool = 0;
        public const int Outstanding = 1;
    }

    public static class NdisAllocateNetBufferPool
    {
        public const int Handle = 0;
        public const int Type = 1;
        public const int Revision = 2;
        public const int Size = 3;
        public const int DataSize = 4;
        public const int PoolTag = 5;
    }

    public static class NdisAllocateNetBufferPoolOut
    {
        public const int Pool = 0;
    }

    public static class NdisFreeNetBufferPool
    {
        public const int Pool = 0;
        public const int Outstanding = 1;
    }
}

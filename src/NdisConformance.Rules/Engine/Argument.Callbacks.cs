namespace NdisConformance.Rules;

/// <content>Callbacks.</content>
internal static partial class Argument
{
    public static class MiniportInitializeEx
    {
        public const int Adapter = 0;
    }

    public static class MiniportHaltEx
    {
        public const int Adapter = 0;
        public const int Action = 1;
    }

    public static class MiniportPause
    {
        public const int Adapter = 0;
    }

    public static class MiniportRestart
    {
        public const int Adapter = 0;
    }

    public static class MiniportOidRequest
    {
        public const int Adapter = 0;
        public const int Oid = 1;
    }

    public static class MiniportDevicePnPEventNotify
    {
        public const int Adapter = 0;
        public const int Event = 1;
    }

    public static class MiniportSendNetBufferLists
    {
        public const int Adapter = 0;
        public const int Nbl = 1;
        public const int Port = 2;
        public const int Flags = 3;
        public const int Count = 4;
    }

    public static class MiniportReturnNetBufferLists
    {
        public const int Adapter = 0;
        public const int Nbl = 1;
        public const int Flags = 2;
        public const int Count = 3;
    }

    public static class MiniportCancelSend
    {
        public const int Adapter = 0;
        public const int CancelId = 1;
    }

    public static class MiniportInterrupt
    {
        public const int Interrupt = 0;
        public const int WasRaised = 1;
    }

    public static class MiniportInterruptOut
    {
        public const int QueueDpc = 0;
        public const int TargetProcessors = 1;
        public const int Unset = 2;
    }

    public static class MiniportProcessSGList
    {
        public const int Sg = 0;
        public const int Context = 1;
        public const int Elements = 2;
        public const int Bytes = 3;
        public const int Storage = 4;
        public const int Nb = 5;
    }
}

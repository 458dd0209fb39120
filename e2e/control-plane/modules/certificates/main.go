// Certificates for a control plane that lives for a test: an authority, what it signs for servers and people, and the key that signs tokens.
//
//	certificates authority FOLDER            writes ca.crt, ca.key, tokens.key
//	certificates server FOLDER NAME HOST…    writes NAME.crt and NAME.key for these hosts and addresses
//	certificates client FOLDER NAME USER [GROUP…]   the same for somebody who calls; USER is its common name, each GROUP an organization
//
// Called by ../../src/identity.ts.
package main

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"time"
)

func main() {
	if len(os.Args) < 3 {
		fail(fmt.Errorf("usage: certificates authority|server|client FOLDER [NAME …]"))
	}
	command, folder, rest := os.Args[1], os.Args[2], os.Args[3:]
	switch {
	case command == "authority":
		authority(folder)
	case command == "server" && len(rest) > 1:
		issue(folder, rest[0], pkix.Name{CommonName: rest[1]}, rest[1:])
	case command == "client" && len(rest) > 1:
		issue(folder, rest[0], pkix.Name{CommonName: rest[1], Organization: rest[2:]}, nil)
	default:
		fail(fmt.Errorf("certificates %s: arguments are missing", command))
	}
}

func template(subject pkix.Name) *x509.Certificate {
	serial, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 120))
	fail(err)
	now := time.Now()
	return &x509.Certificate{
		SerialNumber: serial,
		Subject:      subject,
		NotBefore:    now.Add(-time.Hour),
		NotAfter:     now.Add(30 * 24 * time.Hour),
		KeyUsage:     x509.KeyUsageDigitalSignature | x509.KeyUsageKeyEncipherment,
	}
}

func authority(folder string) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	fail(err)
	ca := template(pkix.Name{CommonName: "control-plane"})
	ca.IsCA, ca.BasicConstraintsValid = true, true
	ca.KeyUsage |= x509.KeyUsageCertSign
	signed, err := x509.CreateCertificate(rand.Reader, ca, ca, key.Public(), key)
	fail(err)
	write(folder, "ca.crt", "CERTIFICATE", signed)
	writeKey(folder, "ca.key", key)
	// The API server signs tokens of service accounts with RSA or ECDSA; RSA is what installers choose.
	tokens, err := rsa.GenerateKey(rand.Reader, 2048)
	fail(err)
	writeKey(folder, "tokens.key", tokens)
}

func issue(folder, name string, subject pkix.Name, hosts []string) {
	pair := func(file string) []byte {
		text, err := os.ReadFile(filepath.Join(folder, file))
		fail(err)
		block, _ := pem.Decode(text)
		return block.Bytes
	}
	ca, err := x509.ParseCertificate(pair("ca.crt"))
	fail(err)
	caKey, err := x509.ParsePKCS8PrivateKey(pair("ca.key"))
	fail(err)
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	fail(err)
	leaf := template(subject)
	leaf.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}
	if hosts != nil {
		leaf.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}
	}
	for _, host := range hosts {
		if ip := net.ParseIP(host); ip != nil {
			leaf.IPAddresses = append(leaf.IPAddresses, ip)
		} else {
			leaf.DNSNames = append(leaf.DNSNames, host)
		}
	}
	signed, err := x509.CreateCertificate(rand.Reader, leaf, ca, key.Public(), caKey)
	fail(err)
	write(folder, name+".crt", "CERTIFICATE", signed)
	writeKey(folder, name+".key", key)
}

func writeKey(folder, file string, key crypto.PrivateKey) {
	bytes, err := x509.MarshalPKCS8PrivateKey(key)
	fail(err)
	write(folder, file, "PRIVATE KEY", bytes)
}

func write(folder, file, kind string, bytes []byte) {
	fail(os.MkdirAll(folder, 0o700))
	fail(os.WriteFile(filepath.Join(folder, file), pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: bytes}), 0o600))
}

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
